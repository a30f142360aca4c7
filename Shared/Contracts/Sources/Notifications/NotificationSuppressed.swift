/// `notification.suppressed`: The message is not sent.
package struct NotificationSuppressed: PublishedContent {
    package static let type = MessageType.event("notification", "suppressed")

    package var notification: NotificationSnapshot
    package var reason: String

    /// Makes it of what must be there.
    package init(notification: NotificationSnapshot, reason: String) {
        self.notification = notification
        self.reason = reason
    }

    package static let shape = Shape<NotificationSuppressed>(
        "The message is not sent.",
        [
            .required("notification", \.notification, .object, "The notification after the event."),
            .required("reason", \.reason, .reason, "Why."),
        ])
}
