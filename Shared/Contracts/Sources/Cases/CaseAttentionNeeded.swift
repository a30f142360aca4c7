package import Domain

/// `case.attention_needed`: Something happened that the assignee should look at.
package struct CaseAttentionNeeded: CaseEventContent {
    package static let type = MessageType.event("case", "attention_needed")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var reason: String

    /// Makes it of what must be there.
    package init(case: CaseSnapshot, changed: [String], actor: Principal, reason: String) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
        self.reason = reason
    }

    package static let shape = Shape<CaseAttentionNeeded>.caseEvent(
        "Something happened that the assignee should look at.",
        [
            .required("reason", \.reason, .reason, "What happened.")
        ])
}
