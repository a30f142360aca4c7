package import Domain

/// `case.unassigned`: The case was taken from its agent.
package struct CaseUnassigned: CaseEventContent {
    package static let type = MessageType.event("case", "unassigned")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var previousGroup: RecordID?
    package var previousAssignee: RecordID?
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(case: CaseSnapshot, changed: [String], actor: Principal) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
    }

    package static let shape = Shape<CaseUnassigned>.caseEvent(
        "The case was taken from its agent.",
        [
            .optional("previousGroup", \.previousGroup, .id, "The group before."),
            .optional("previousAssignee", \.previousAssignee, .id, "The agent before."),
            .optional("reason", \.reason, .reason, "Why."),
        ])
}
