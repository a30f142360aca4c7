/// `notification.rendered`: The message's text is made.
package struct NotificationRendered: PublishedContent {
    package static let type = MessageType.event("notification", "rendered")

    package var notification: NotificationSnapshot

    /// Makes it of what must be there.
    package init(notification: NotificationSnapshot) {
        self.notification = notification
    }

    package static let shape = Shape<NotificationRendered>(
        "The message's text is made.",
        [
            .required("notification", \.notification, .object, "The notification after the event.")
        ])
}
