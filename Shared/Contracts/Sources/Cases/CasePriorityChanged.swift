package import Domain

/// `case.priority_changed`: The priority changed.
package struct CasePriorityChanged: CaseEventContent {
    package static let type = MessageType.event("case", "priority_changed")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var previousPriority: Priority
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(case: CaseSnapshot, changed: [String], actor: Principal, previousPriority: Priority) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
        self.previousPriority = previousPriority
    }

    package static let shape = Shape<CasePriorityChanged>.caseEvent(
        "The priority changed.",
        [
            .required("previousPriority", \.previousPriority, .priority, "The priority before."),
            .optional("reason", \.reason, .reason, "Why."),
        ])
}
