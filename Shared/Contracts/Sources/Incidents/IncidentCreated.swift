package import Domain

/// `incident.created`: An incident was created.
package struct IncidentCreated: IncidentEventContent {
    package static let type = MessageType.event("incident", "created")

    package var incident: IncidentSnapshot
    package var changed: [String]
    package var actor: Principal

    /// Makes it of what must be there.
    package init(incident: IncidentSnapshot, changed: [String], actor: Principal) {
        self.incident = incident
        self.changed = changed
        self.actor = actor
    }

    package static let shape = Shape<IncidentCreated>.incidentEvent("An incident was created.")
}
