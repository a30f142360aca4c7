package import Domain

/// `notification.template.upsert`: Adds a template, or a new version of it, in one language.
package struct UpsertTemplate: CommandContent, Shaped {
    package static let type = MessageType.command("notification", "template", "upsert")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var name: String
    package var language: String
    package var channel: Channel
    package var subject: String?
    package var text: String
    package var html: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, name: String, language: String, channel: Channel, text: String) {
        self.actor = actor
        self.name = name
        self.language = language
        self.channel = channel
        self.text = text
    }

    package static let shape = Shape<UpsertTemplate>.command(
        "Adds a template, or a new version of it, in one language.",
        [
            .required("name", \.name, .name, "The template's name."),
            .required("language", \.language, .language, "The language it is written in."),
            .required("channel", \.channel, .word, "The channel it is for."),
            .optional("subject", \.subject, .text(1...998), "The subject line, in Mustache."),
            .required("text", \.text, .prose, "The text, in Mustache."),
            .optional("html", \.html, .text(1...200_000), "The same as HTML, in Mustache."),
        ])
}
