package import Domain

/// `intake.case.set_priority`: Sets what the priority is made of.
package struct SetCasePriority: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "set_priority")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var impact: Level?
    package var urgency: Level?
    package var reason: String

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, reason: String) {
        self.actor = actor
        self.reason = reason
    }

    package static let shape = Shape<SetCasePriority>.command(
        "Sets what the priority is made of.",
        [
            .optional("impact", \.impact, .level, "How wide the matter is; unchanged if absent."),
            .optional("urgency", \.urgency, .level, "How pressing the matter is; unchanged if absent."),
            .required("reason", \.reason, .reason, "Why."),
        ])
}
