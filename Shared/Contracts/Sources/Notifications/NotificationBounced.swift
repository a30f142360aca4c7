/// `notification.bounced`: The message came back.
package struct NotificationBounced: PublishedContent {
    package static let type = MessageType.event("notification", "bounced")

    package var notification: NotificationSnapshot
    package var code: String
    package var isPermanent: Bool
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(notification: NotificationSnapshot, code: String, isPermanent: Bool) {
        self.notification = notification
        self.code = code
        self.isPermanent = isPermanent
    }

    package static let shape = Shape<NotificationBounced>(
        "The message came back.",
        [
            .required("notification", \.notification, .object, "The notification after the event."),
            .required("code", \.code, .text(1...32), "The enhanced status code, such as `5.1.1`."),
            .required("isPermanent", \.isPermanent, .flag, "Whether sending again is useless."),
            .optional("reason", \.reason, .reason, "What the other side said."),
        ])
}
