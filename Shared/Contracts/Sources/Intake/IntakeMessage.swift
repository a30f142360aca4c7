package import Domain

/// A customer's message, normalised by a channel adapter.
package struct IntakeMessage: PublishedContent {
    package static let type = MessageType.intake("message")

    package var channel: Channel
    package var provider: String
    package var externalId: String
    package var receivedAt: Timestamp
    package var from: IntakeAddress
    package var to: [IntakeAddress]?
    package var cc: [IntakeAddress]?
    package var subject: String?
    package var body: IntakeBody?
    package var inReplyTo: String?
    package var references: [String]?
    package var caseNumber: String?
    package var language: String?
    package var category: String?
    package var impact: Level?
    package var urgency: Level?
    package var product: String?
    package var asset: String?
    package var template: String?
    package var caseType: String?
    package var attachments: [IntakeAttachment]?
    package var metadata: [String: String]?

    /// Makes it of what must be there; set the rest after.
    package init(
        channel: Channel, provider: String, externalId: String, receivedAt: Timestamp, from: IntakeAddress
    ) {
        self.channel = channel
        self.provider = provider
        self.externalId = externalId
        self.receivedAt = receivedAt
        self.from = from
    }

    package static let shape = Shape<IntakeMessage>(
        "A customer's message, normalised by a channel adapter.",
        [
            .required("channel", \.channel, .word, "The channel; the same as in the routing key."),
            .required(
                "provider", \.provider, .text(1...64),
                "The short name of the system that the id comes from; for mail `rfc822`."),
            .required("externalId", \.externalId, .text(1...998), "The provider's own id; for mail the Message-ID."),
            .required("receivedAt", \.receivedAt, .time, "When the provider received it."),
            .required("from", \.from, .object, "Who sent it."),
            .optional("to", \.to, .list(of: .object, upTo: 1_000), "To whom."),
            .optional("cc", \.cc, .list(of: .object, upTo: 1_000), "Who else got it."),
            .optional("subject", \.subject, .text(1...998), "The subject line; it or `body.text` is required."),
            .optional("body", \.body, .object, "What was written; `body.text` or `subject` is required."),
            .optional(
                "inReplyTo", \.inReplyTo, .text(1...998),
                "The external id of the message that this one answers."),
            .optional(
                "references", \.references, .list(of: .text(1...998), upTo: 1_000),
                "The external ids of the messages before it, oldest first."),
            .optional(
                "caseNumber", \.caseNumber, .text(1...32),
                "The number of the case that it belongs to, as far as the sender says."),
            .optional("language", \.language, .language, "The language it is written in."),
            .optional("category", \.category, .name, "The category that the customer chose."),
            .optional("impact", \.impact, .level, "How wide the matter is."),
            .optional("urgency", \.urgency, .level, "How pressing the matter is."),
            .optional("product", \.product, .name, "The product's code."),
            .optional("asset", \.asset, .name, "The code of the customer's own item."),
            .optional("template", \.template, .name, "The template that it was made of."),
            .optional("caseType", \.caseType, .name, "The type of the case to be opened."),
            .optional("attachments", \.attachments, .list(of: .object, upTo: 100), "The files that came with it."),
            .optional(
                "metadata", \.metadata, .texts(upTo: 100, length: 4_000),
                "Whatever else the adapter knows; kept, not read."),
        ],
        together: .subjectOrText)
}
