package import Domain

/// `case.unblocked`: Something that the case waited for has come.
package struct CaseUnblocked: CaseEventContent {
    package static let type = MessageType.event("case", "unblocked")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var blocker: CaseBlocker
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(case: CaseSnapshot, changed: [String], actor: Principal, blocker: CaseBlocker) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
        self.blocker = blocker
    }

    package static let shape = Shape<CaseUnblocked>.caseEvent(
        "Something that the case waited for has come.",
        [
            .required("blocker", \.blocker, .object, "What it waited for."),
            .optional("reason", \.reason, .reason, "Why."),
        ])
}
