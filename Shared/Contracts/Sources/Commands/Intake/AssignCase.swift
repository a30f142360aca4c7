package import Domain

/// `intake.case.assign`: Gives the case to a group or an agent.
package struct AssignCase: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "assign")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var group: RecordID?
    package var assignee: RecordID?
    package var offerId: RecordID?
    package var override: Bool?
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<AssignCase>.command(
        "Gives the case to a group or an agent.",
        [
            .optional("group", \.group, .id, "The group."),
            .optional("assignee", \.assignee, .id, "The agent."),
            .optional("offerId", \.offerId, .id, "The offer that the agent accepted."),
            .optional("override", \.override, .flag, "Also to an agent outside the group."),
            .optional("reason", \.reason, .reason, "Why."),
        ])
}
