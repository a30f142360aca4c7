/// A mail of ours came back.
package struct IntakeBounceDetected: PublishedContent {
    package static let type = MessageType.event("intake", "bounce_detected")

    package var notificationId: RecordID?
    package var address: String
    package var code: String
    package var isPermanent: Bool
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(address: String, code: String, isPermanent: Bool) {
        self.address = address
        self.code = code
        self.isPermanent = isPermanent
    }

    package static let shape = Shape<IntakeBounceDetected>(
        "A mail of ours came back.",
        [
            .optional(
                "notificationId", \.notificationId, .id,
                "The notification that the mail carried, if it can be told."),
            .required("address", \.address, .text(3...320, form: .uri), "The address that did not take it."),
            .required("code", \.code, .text(1...32), "The enhanced status code, such as `5.1.1`."),
            .required("isPermanent", \.isPermanent, .flag, "Whether sending again is useless."),
            .optional("reason", \.reason, .reason, "What the other side said."),
        ])
}
