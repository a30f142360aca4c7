package import Domain

/// `intake.case.accept_solution`: The customer takes the solution.
package struct AcceptCaseSolution: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "accept_solution")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var interactionId: String?
    package var episode: Int?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<AcceptCaseSolution>.command(
        "The customer takes the solution.",
        [
            .optional(
                "interactionId", \.interactionId, .text(1...255),
                "The call or chat in which the customer said it; an agent must name it."),
            .optional(
                "episode", \.episode, .integer(1...1_000_000),
                "Which of the case's resolutions it is, from 1; absent if it had none."),
        ])
}
