package import Domain

/// `notification.message.resend`: Sends a message again that failed or bounced.
package struct ResendNotification: CommandContent, Shaped {
    package static let type = MessageType.command("notification", "message", "resend")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var channel: Channel?
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<ResendNotification>.command(
        "Sends a message again that failed or bounced.",
        [
            .optional("channel", \.channel, .word, "The channel to use; the same as before if absent."),
            .optional("reason", \.reason, .reason, "Why."),
        ])
}
