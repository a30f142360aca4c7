package import Domain

/// `incident.reopened`: The incident is back.
package struct IncidentReopened: IncidentEventContent {
    package static let type = MessageType.event("incident", "reopened")

    package var incident: IncidentSnapshot
    package var changed: [String]
    package var actor: Principal
    package var reason: String

    /// Makes it of what must be there.
    package init(incident: IncidentSnapshot, changed: [String], actor: Principal, reason: String) {
        self.incident = incident
        self.changed = changed
        self.actor = actor
        self.reason = reason
    }

    package static let shape = Shape<IncidentReopened>.incidentEvent(
        "The incident is back.",
        [
            .required("reason", \.reason, .reason, "Why.")
        ])
}
