package import Domain

/// `incident.updated`: Members of the incident changed that have no event of their own.
package struct IncidentUpdated: IncidentEventContent {
    package static let type = MessageType.event("incident", "updated")

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

    package static let shape = Shape<IncidentUpdated>.incidentEvent(
        "Members of the incident changed that have no event of their own.",
        [
            .optional("reason", \.reason, .reason, "Why.")
        ])
}
