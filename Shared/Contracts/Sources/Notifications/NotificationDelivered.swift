/// `notification.delivered`: The provider says that the message arrived.
package struct NotificationDelivered: PublishedContent {
    package static let type = MessageType.event("notification", "delivered")

    package var notification: NotificationSnapshot

    /// Makes it of what must be there.
    package init(notification: NotificationSnapshot) {
        self.notification = notification
    }

    package static let shape = Shape<NotificationDelivered>(
        "The provider says that the message arrived.",
        [
            .required("notification", \.notification, .object, "The notification after the event.")
        ])
}
