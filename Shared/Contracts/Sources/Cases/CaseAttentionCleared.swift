package import Domain

/// `case.attention_cleared`: The assignee has looked at what happened.
package struct CaseAttentionCleared: CaseEventContent {
    package static let type = MessageType.event("case", "attention_cleared")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal

    /// Makes it of what must be there.
    package init(case: CaseSnapshot, changed: [String], actor: Principal) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
    }

    package static let shape = Shape<CaseAttentionCleared>.caseEvent("The assignee has looked at what happened.")
}
