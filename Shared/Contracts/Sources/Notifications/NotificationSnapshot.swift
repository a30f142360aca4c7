package import Domain

/// A message to a person.
package struct NotificationSnapshot: Shaped {
    /// How far a notification has come.
    package enum State: String, CaseIterable, Codable, Sendable {
        case requested, suppressed, rendered, sent, delivered, bounced, failed, superseded
    }

    package var id: RecordID
    package var version: Int64
    package var state: NotificationSnapshot.State
    package var key: String
    package var template: String
    package var partyId: RecordID?
    package var agentId: RecordID?
    package var recordId: RecordID?
    package var recordNumber: String?
    package var channel: Channel?

    /// Makes it of what must be there; set the rest after.
    package init(id: RecordID, version: Int64, state: NotificationSnapshot.State, key: String, template: String) {
        self.id = id
        self.version = version
        self.state = state
        self.key = key
        self.template = template
    }

    package static let shape = Shape<NotificationSnapshot>(
        "A message to a person.",
        [
            .required("id", \.id, .id, "The notification's id."),
            .required("version", \.version, .version, "The version after the event."),
            .required("state", \.state, .word, "How far it has come."),
            .required("key", \.key, .text(1...255), "What makes it one of a kind: the same key is never sent twice."),
            .required("template", \.template, .name, "The template that it is made of."),
            .optional("partyId", \.partyId, .id, "The party it goes to."),
            .optional("agentId", \.agentId, .id, "The agent it goes to."),
            .optional("recordId", \.recordId, .id, "The record that it is about."),
            .optional("recordNumber", \.recordNumber, .number, "The same record's number."),
            .optional("channel", \.channel, .word, "The channel that it goes by, once chosen."),
        ])
}
