/// `notification.superseded`: A newer message made this one pointless before it was sent.
package struct NotificationSuperseded: PublishedContent {
    package static let type = MessageType.event("notification", "superseded")

    package var notification: NotificationSnapshot
    package var supersededBy: RecordID?

    /// Makes it of what must be there; set the rest after.
    package init(notification: NotificationSnapshot) {
        self.notification = notification
    }

    package static let shape = Shape<NotificationSuperseded>(
        "A newer message made this one pointless before it was sent.",
        [
            .required("notification", \.notification, .object, "The notification after the event."),
            .optional("supersededBy", \.supersededBy, .id, "The newer notification."),
        ])
}
