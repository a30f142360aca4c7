package import Domain

/// `incident.cancelled`: The incident was cancelled.
package struct IncidentCancelled: IncidentEventContent {
    package static let type = MessageType.event("incident", "cancelled")

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

    package static let shape = Shape<IncidentCancelled>.incidentEvent(
        "The incident was cancelled.",
        [
            .required("reason", \.reason, .reason, "Why.")
        ])
}
