package import Domain

/// `intake.party.list`: Answers with the parties that match, by name.
package struct ListParties: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "party", "list")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var kind: PartySnapshot.Kind?
    package var address: String?
    package var externalId: String?
    package var limit: Int?
    package var cursor: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<ListParties>.command(
        "Answers with the parties that match, by name.",
        [
            .optional("kind", \.kind, .word, "Of this kind."),
            .optional("address", \.address, .text(3...320, form: .uri), "With this address."),
            .optional("externalId", \.externalId, .text(1...255), "With this external id."),
            .optional("limit", \.limit, .integer(1...500), "How many to answer with at most; 50 if absent."),
            .optional("cursor", \.cursor, .cursor, "Where to go on: what the last answer's `next` said."),
        ])
}
