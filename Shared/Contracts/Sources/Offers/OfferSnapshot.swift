package import Domain

/// Work offered to an agent.
package struct OfferSnapshot: Shaped {
    /// How far an offer has come.
    package enum State: String, CaseIterable, Codable, Sendable {
        case made, accepted, rejected, expired, withdrawn
    }

    package var id: RecordID
    package var version: Int64
    package var state: OfferSnapshot.State
    package var record: RecordReference
    package var agentId: RecordID
    package var generation: Int
    package var expiresAt: Timestamp?
    package var groupId: RecordID?
    package var recordVersion: Int64?

    /// Makes it of what must be there; set the rest after.
    package init(
        id: RecordID, version: Int64, state: OfferSnapshot.State, record: RecordReference, agentId: RecordID,
        generation: Int
    ) {
        self.id = id
        self.version = version
        self.state = state
        self.record = record
        self.agentId = agentId
        self.generation = generation
    }

    package static let shape = Shape<OfferSnapshot>(
        "Work offered to an agent.",
        [
            .required("id", \.id, .id, "The offer's id."),
            .required("version", \.version, .version, "The version after the event."),
            .required("state", \.state, .word, "How far it has come."),
            .required("record", \.record, .object, "What is offered."),
            .required("agentId", \.agentId, .id, "To whom."),
            .required(
                "generation", \.generation, .integer(1...1_000_000),
                "Which attempt to place the record it is, from 1."),
            .optional("expiresAt", \.expiresAt, .time, "Until when it stands."),
            .optional("groupId", \.groupId, .id, "For which group."),
            .optional("recordVersion", \.recordVersion, .version, "The version of the record that was matched."),
        ])
}
