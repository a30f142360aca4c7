package import Domain

/// `incident.resolved`: The incident was resolved.
package struct IncidentResolved: IncidentEventContent {
    package static let type = MessageType.event("incident", "resolved")

    package var incident: IncidentSnapshot
    package var changed: [String]
    package var actor: Principal
    package var code: String
    package var notes: String
    package var customerText: String?

    /// Makes it of what must be there; set the rest after.
    package init(incident: IncidentSnapshot, changed: [String], actor: Principal, code: String, notes: String) {
        self.incident = incident
        self.changed = changed
        self.actor = actor
        self.code = code
        self.notes = notes
    }

    package static let shape = Shape<IncidentResolved>.incidentEvent(
        "The incident was resolved.",
        [
            .required("code", \.code, .name, "The resolution code."),
            .required("notes", \.notes, .prose, "What was done; for our own people."),
            .optional("customerText", \.customerText, .prose, "The same in words for the customer."),
        ])
}
