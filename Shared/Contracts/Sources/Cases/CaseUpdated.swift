package import Domain

/// `case.updated`: Members of the case changed that have no event of their own.
package struct CaseUpdated: CaseEventContent {
    package static let type = MessageType.event("case", "updated")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(case: CaseSnapshot, changed: [String], actor: Principal) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
    }

    package static let shape = Shape<CaseUpdated>.caseEvent(
        "Members of the case changed that have no event of their own.",
        [
            .optional("reason", \.reason, .reason, "Why.")
        ])
}
