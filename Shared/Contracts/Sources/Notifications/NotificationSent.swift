/// `notification.sent`: The message was handed to the provider.
package struct NotificationSent: PublishedContent {
    package static let type = MessageType.event("notification", "sent")

    package var notification: NotificationSnapshot
    package var externalId: String?

    /// Makes it of what must be there; set the rest after.
    package init(notification: NotificationSnapshot) {
        self.notification = notification
    }

    package static let shape = Shape<NotificationSent>(
        "The message was handed to the provider.",
        [
            .required("notification", \.notification, .object, "The notification after the event."),
            .optional(
                "externalId", \.externalId, .text(1...998),
                "The provider's id; for mail the Message-ID, which replies refer to."),
        ])
}
