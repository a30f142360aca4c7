package import Domain

/// `intake.party.get`: Answers with the party.
package struct GetParty: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "party", "get")

    package var actor: Principal
    package var expectedVersion: Int64?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<GetParty>.command("Answers with the party.")
}
