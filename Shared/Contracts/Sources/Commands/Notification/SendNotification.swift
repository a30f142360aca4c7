package import Domain

/// `notification.message.send`: Tells a person something, once for each key.
package struct SendNotification: CommandContent, Shaped {
    package static let type = MessageType.command("notification", "message", "send")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var template: String
    package var key: String
    package var data: [String: String] = [:]
    package var partyId: RecordID?
    package var agentId: RecordID?
    package var recordId: RecordID?
    package var recordNumber: String?
    package var channel: Channel?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, template: String, key: String) {
        self.actor = actor
        self.template = template
        self.key = key
    }

    package static let shape = Shape<SendNotification>.command(
        "Tells a person something, once for each key.",
        [
            .required("template", \.template, .name, "The template."),
            .required("key", \.key, .text(1...255), "What makes it one of a kind: the same key is never sent twice."),
            .required("data", \.data, .texts(upTo: 200, length: 20_000), "What the template fills in."),
            .optional("partyId", \.partyId, .id, "The party to tell."),
            .optional("agentId", \.agentId, .id, "The agent to tell."),
            .optional("recordId", \.recordId, .id, "The record that it is about."),
            .optional("recordNumber", \.recordNumber, .number, "The same record's number."),
            .optional("channel", \.channel, .word, "The channel to use; the party's own choice if absent."),
        ],
        together: .oneRecipient)
}
