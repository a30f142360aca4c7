/// `notification.requested`: Somebody is to be told something.
package struct NotificationRequested: PublishedContent {
    package static let type = MessageType.event("notification", "requested")

    package var notification: NotificationSnapshot

    /// Makes it of what must be there.
    package init(notification: NotificationSnapshot) {
        self.notification = notification
    }

    package static let shape = Shape<NotificationRequested>(
        "Somebody is to be told something.",
        [
            .required("notification", \.notification, .object, "The notification after the event.")
        ])
}
