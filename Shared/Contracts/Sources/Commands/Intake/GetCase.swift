package import Domain

/// `intake.case.get`: Answers with the case, its messages, notes and links, as far as the actor may see them.
package struct GetCase: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "get")

    package var actor: Principal
    package var expectedVersion: Int64?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<GetCase>.command(
        "Answers with the case, its messages, notes and links, as far as the actor may see them.")
}
