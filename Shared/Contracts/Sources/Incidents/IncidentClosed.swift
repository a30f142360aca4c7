package import Domain

/// `incident.closed`: The incident was closed.
package struct IncidentClosed: IncidentEventContent {
    package static let type = MessageType.event("incident", "closed")

    package var incident: IncidentSnapshot
    package var changed: [String]
    package var actor: Principal
    package var notes: String?

    /// Makes it of what must be there; set the rest after.
    package init(incident: IncidentSnapshot, changed: [String], actor: Principal) {
        self.incident = incident
        self.changed = changed
        self.actor = actor
    }

    package static let shape = Shape<IncidentClosed>.incidentEvent(
        "The incident was closed.",
        [
            .optional("notes", \.notes, .prose, "What was done; for our own people.")
        ])
}
