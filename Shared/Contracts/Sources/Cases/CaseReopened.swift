package import Domain

/// `case.reopened`: A case closed by mistake was opened again.
package struct CaseReopened: CaseEventContent {
    package static let type = MessageType.event("case", "reopened")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var reason: String
    package var episode: Int?

    /// Makes it of what must be there; set the rest after.
    package init(case: CaseSnapshot, changed: [String], actor: Principal, reason: String) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
        self.reason = reason
    }

    package static let shape = Shape<CaseReopened>.caseEvent(
        "A case closed by mistake was opened again.",
        [
            .required("reason", \.reason, .reason, "Why."),
            .optional(
                "episode", \.episode, .integer(1...1_000_000),
                "Which of the case's resolutions it is, from 1; absent if it had none."),
        ])
}
