/// A message was refused; it is kept as a dead letter.
package struct IntakeRefused: PublishedContent {
    package static let type = MessageType.event("intake", "refused")

    package var channel: String
    package var provider: String?
    package var externalId: String?
    package var messageId: String?
    package var code: RefusalCode
    package var field: String?
    package var message: String

    /// Makes it of what must be there; set the rest after.
    package init(channel: String, code: RefusalCode, message: String) {
        self.channel = channel
        self.code = code
        self.message = message
    }

    package static let shape = Shape<IntakeRefused>(
        "A message was refused; it is kept as a dead letter.",
        [
            .required("channel", \.channel, .text(1...255), "The channel of the routing key."),
            .optional("provider", \.provider, .text(1...64), "The message's provider, if it could be read."),
            .optional("externalId", \.externalId, .text(1...998), "The message's own id, if it could be read."),
            .optional(
                "messageId", \.messageId, .text(1...255),
                "The AMQP `message_id` or CloudEvents `id`, if there was one."),
            .required("code", \.code, .word, "Why, for programs."),
            .optional("field", \.field, .text(1...1_000), "The path of the member at fault."),
            .required("message", \.message, .reason, "Why, for people."),
        ])
}
