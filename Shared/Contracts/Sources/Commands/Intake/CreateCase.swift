package import Domain

/// `intake.case.create`: Creates a case.
package struct CreateCase: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "create")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var channel: Channel
    package var subject: String
    package var description: String?
    package var partyId: RecordID?
    package var customer: IntakeAddress?
    package var type: String?
    package var category: String?
    package var product: String?
    package var asset: String?
    package var impact: Level?
    package var urgency: Level?
    package var language: String?
    package var template: String?
    package var group: RecordID?
    package var isProactive: Bool?
    package var followUpOf: RecordID?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, channel: Channel, subject: String) {
        self.actor = actor
        self.channel = channel
        self.subject = subject
    }

    package static let shape = Shape<CreateCase>.command(
        "Creates a case.",
        [
            .required("channel", \.channel, .word, "The channel that the customer came by."),
            .required("subject", \.subject, .text(1...998), "What it is about, in a line."),
            .optional("description", \.description, .prose, "What the customer says."),
            .optional("partyId", \.partyId, .id, "The customer, if known."),
            .optional("customer", \.customer, .object, "The customer by address, if not known by id."),
            .optional("type", \.type, .name, "The type of the case."),
            .optional("category", \.category, .name, "The category."),
            .optional("product", \.product, .name, "The product's code."),
            .optional("asset", \.asset, .name, "The code of the customer's own item."),
            .optional("impact", \.impact, .level, "How wide the matter is; `low` if absent."),
            .optional("urgency", \.urgency, .level, "How pressing the matter is; `low` if absent."),
            .optional("language", \.language, .language, "The language to answer in."),
            .optional("template", \.template, .name, "The template to take the rest from."),
            .optional("group", \.group, .id, "The group."),
            .optional("isProactive", \.isProactive, .flag, "We open it before the customer asked."),
            .optional("followUpOf", \.followUpOf, .id, "The closed case that this one follows."),
        ])
}
