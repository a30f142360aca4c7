package import Domain

/// `incident.assigned`: The incident was given to a group or an agent.
package struct IncidentAssigned: IncidentEventContent {
    package static let type = MessageType.event("incident", "assigned")

    package var incident: IncidentSnapshot
    package var changed: [String]
    package var actor: Principal
    package var previousGroup: RecordID?
    package var previousAssignee: RecordID?
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(incident: IncidentSnapshot, changed: [String], actor: Principal) {
        self.incident = incident
        self.changed = changed
        self.actor = actor
    }

    package static let shape = Shape<IncidentAssigned>.incidentEvent(
        "The incident was given to a group or an agent.",
        [
            .optional("previousGroup", \.previousGroup, .id, "The group before."),
            .optional("previousAssignee", \.previousAssignee, .id, "The agent before."),
            .optional("reason", \.reason, .reason, "Why."),
        ])
}
