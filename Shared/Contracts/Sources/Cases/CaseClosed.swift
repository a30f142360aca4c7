package import Domain

/// `case.closed`: The case was closed.
package struct CaseClosed: CaseEventContent {
    /// Who closed a case.
    package enum By: String, CaseIterable, Codable, Sendable {
        case customer, agent, auto, system
    }

    package static let type = MessageType.event("case", "closed")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var by: CaseClosed.By
    package var code: String
    package var episode: Int?
    package var notes: String?
    package var subject: String?

    /// Makes it of what must be there; set the rest after.
    package init(case: CaseSnapshot, changed: [String], actor: Principal, by: CaseClosed.By, code: String) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
        self.by = by
        self.code = code
    }

    package static let shape = Shape<CaseClosed>.caseEvent(
        "The case was closed.",
        [
            .required("by", \.by, .word, "Who closed it: `auto` if nobody answered in time."),
            .required("code", \.code, .name, "The closing code."),
            .optional(
                "episode", \.episode, .integer(1...1_000_000),
                "Which of the case's resolutions it is, from 1; absent if it had none."),
            .optional("notes", \.notes, .prose, "What was done; for our own people."),
            .optional("subject", \.subject, .text(1...998), "What the case is about, in a line."),
        ])
}
