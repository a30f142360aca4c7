package import Domain

/// `incident.started`: Work on the incident has begun.
package struct IncidentStarted: IncidentEventContent {
    package static let type = MessageType.event("incident", "started")

    package var incident: IncidentSnapshot
    package var changed: [String]
    package var actor: Principal

    /// Makes it of what must be there.
    package init(incident: IncidentSnapshot, changed: [String], actor: Principal) {
        self.incident = incident
        self.changed = changed
        self.actor = actor
    }

    package static let shape = Shape<IncidentStarted>.incidentEvent("Work on the incident has begun.")
}
