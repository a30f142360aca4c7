package import Domain

/// `intake.case.unassign`: Takes the case from its agent.
package struct UnassignCase: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "unassign")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<UnassignCase>.command(
        "Takes the case from its agent.",
        [
            .optional("reason", \.reason, .reason, "Why.")
        ])
}
