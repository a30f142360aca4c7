package import Domain

/// `incident.resumed`: Work on the incident goes on.
package struct IncidentResumed: IncidentEventContent {
    package static let type = MessageType.event("incident", "resumed")

    package var incident: IncidentSnapshot
    package var changed: [String]
    package var actor: Principal
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(incident: IncidentSnapshot, changed: [String], actor: Principal) {
        self.incident = incident
        self.changed = changed
        self.actor = actor
    }

    package static let shape = Shape<IncidentResumed>.incidentEvent(
        "Work on the incident goes on.",
        [
            .optional("reason", \.reason, .reason, "Why.")
        ])
}
