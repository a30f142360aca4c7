/// The services' feeds.
package enum ReplayableFeeds {
    /// The history of intake.
    package enum Intake: ReplayableFeed { package static let service = ServiceName.intake }
    /// The history of routing.
    package enum Routing: ReplayableFeed { package static let service = ServiceName.routing }
    /// The history of itsm.
    package enum ITSM: ReplayableFeed { package static let service = ServiceName.itsm }
    /// The history of notification.
    package enum Notification: ReplayableFeed { package static let service = ServiceName.notification }
    /// The history of survey.
    package enum Survey: ReplayableFeed { package static let service = ServiceName.survey }
}
