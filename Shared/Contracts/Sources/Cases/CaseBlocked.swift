package import Domain

/// `case.blocked`: The case waits for something.
package struct CaseBlocked: CaseEventContent {
    package static let type = MessageType.event("case", "blocked")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var blocker: CaseBlocker

    /// Makes it of what must be there.
    package init(case: CaseSnapshot, changed: [String], actor: Principal, blocker: CaseBlocker) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
        self.blocker = blocker
    }

    package static let shape = Shape<CaseBlocked>.caseEvent(
        "The case waits for something.",
        [
            .required("blocker", \.blocker, .object, "What it waits for.")
        ])
}
