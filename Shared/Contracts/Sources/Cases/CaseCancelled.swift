package import Domain

/// `case.cancelled`: The case was cancelled.
package struct CaseCancelled: CaseEventContent {
    package static let type = MessageType.event("case", "cancelled")

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

    package static let shape = Shape<CaseCancelled>.caseEvent(
        "The case was cancelled.",
        [
            .required("reason", \.reason, .reason, "Why.")
        ])
}
