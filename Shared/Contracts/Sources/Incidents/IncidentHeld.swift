package import Domain

/// `incident.held`: The incident waits for somebody or something.
package struct IncidentHeld: IncidentEventContent {
    package static let type = MessageType.event("incident", "held")

    package var incident: IncidentSnapshot
    package var changed: [String]
    package var actor: Principal
    package var reason: IncidentSnapshot.HoldReason
    package var text: String?
    package var target: RecordReference?

    /// Makes it of what must be there; set the rest after.
    package init(
        incident: IncidentSnapshot, changed: [String], actor: Principal, reason: IncidentSnapshot.HoldReason
    ) {
        self.incident = incident
        self.changed = changed
        self.actor = actor
        self.reason = reason
    }

    package static let shape = Shape<IncidentHeld>.incidentEvent(
        "The incident waits for somebody or something.",
        [
            .required("reason", \.reason, .word, "What it waits for."),
            .optional("text", \.text, .prose, "The question to the caller, in words for the customer."),
            .optional("target", \.target, .object, "The change or problem that it waits for."),
        ])
}
