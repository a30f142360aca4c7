package import Domain

/// `routing.offer.list`: Answers with the offers that match, newest first.
package struct ListOffers: CommandContent, Shaped {
    package static let type = MessageType.command("routing", "offer", "list")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var agentId: RecordID?
    package var recordId: RecordID?
    package var state: OfferSnapshot.State?
    package var limit: Int?
    package var cursor: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<ListOffers>.command(
        "Answers with the offers that match, newest first.",
        [
            .optional("agentId", \.agentId, .id, "To this agent."),
            .optional("recordId", \.recordId, .id, "Of this record."),
            .optional("state", \.state, .word, "In this state."),
            .optional("limit", \.limit, .integer(1...500), "How many to answer with at most; 50 if absent."),
            .optional("cursor", \.cursor, .cursor, "Where to go on: what the last answer's `next` said."),
        ])
}
