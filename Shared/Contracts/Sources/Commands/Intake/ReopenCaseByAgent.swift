package import Domain

/// `intake.case.reopen_by_agent`: Goes on without the customer's answer.
package struct ReopenCaseByAgent: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "reopen_by_agent")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<ReopenCaseByAgent>.command(
        "Goes on without the customer's answer.",
        [
            .optional("reason", \.reason, .reason, "Why.")
        ])
}
