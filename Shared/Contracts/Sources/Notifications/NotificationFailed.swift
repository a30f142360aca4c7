/// `notification.failed`: The message could not be sent.
package struct NotificationFailed: PublishedContent {
    package static let type = MessageType.event("notification", "failed")

    package var notification: NotificationSnapshot
    package var reason: String

    /// Makes it of what must be there.
    package init(notification: NotificationSnapshot, reason: String) {
        self.notification = notification
        self.reason = reason
    }

    package static let shape = Shape<NotificationFailed>(
        "The message could not be sent.",
        [
            .required("notification", \.notification, .object, "The notification after the event."),
            .required("reason", \.reason, .reason, "Why."),
        ])
}
