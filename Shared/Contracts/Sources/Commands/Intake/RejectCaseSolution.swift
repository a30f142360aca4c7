package import Domain

/// `intake.case.reject_solution`: The customer does not take the solution.
package struct RejectCaseSolution: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "reject_solution")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var reason: String
    package var interactionId: String?
    package var episode: Int?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, reason: String) {
        self.actor = actor
        self.reason = reason
    }

    package static let shape = Shape<RejectCaseSolution>.command(
        "The customer does not take the solution.",
        [
            .required("reason", \.reason, .reason, "What the customer says."),
            .optional(
                "interactionId", \.interactionId, .text(1...255),
                "The call or chat in which the customer said it; an agent must name it."),
            .optional(
                "episode", \.episode, .integer(1...1_000_000),
                "Which of the case's resolutions it is, from 1; absent if it had none."),
        ])
}
