package import Domain

/// `itsm.incident.assign`: Gives the incident to a group or an agent.
package struct AssignIncident: CommandContent, Shaped {
    package static let type = MessageType.command("itsm", "incident", "assign")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var group: RecordID?
    package var assignee: RecordID?
    package var offerId: RecordID?
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<AssignIncident>.command(
        "Gives the incident to a group or an agent.",
        [
            .optional("group", \.group, .id, "The group."),
            .optional("assignee", \.assignee, .id, "The agent."),
            .optional("offerId", \.offerId, .id, "The offer that the agent accepted."),
            .optional("reason", \.reason, .reason, "Why."),
        ])
}
