package import Domain

/// `case.solution_rejected`: The customer does not take the solution; the case is open again.
package struct CaseSolutionRejected: CaseEventContent {
    package static let type = MessageType.event("case", "solution_rejected")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var reason: String
    package var episode: Int

    /// Makes it of what must be there.
    package init(case: CaseSnapshot, changed: [String], actor: Principal, reason: String, episode: Int) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
        self.reason = reason
        self.episode = episode
    }

    package static let shape = Shape<CaseSolutionRejected>.caseEvent(
        "The customer does not take the solution; the case is open again.",
        [
            .required("reason", \.reason, .reason, "What the customer said."),
            .required(
                "episode", \.episode, .integer(1...1_000_000),
                "Which of the case's resolutions it is, from 1."),
        ])
}
