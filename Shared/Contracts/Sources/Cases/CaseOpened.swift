package import Domain

/// `case.opened`: The assignee has taken the case on.
package struct CaseOpened: CaseEventContent {
    package static let type = MessageType.event("case", "opened")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal

    /// Makes it of what must be there.
    package init(case: CaseSnapshot, changed: [String], actor: Principal) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
    }

    package static let shape = Shape<CaseOpened>.caseEvent("The assignee has taken the case on.")
}
