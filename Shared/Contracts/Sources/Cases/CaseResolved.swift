package import Domain

/// `case.resolved`: A solution was proposed to the customer.
package struct CaseResolved: CaseEventContent {
    package static let type = MessageType.event("case", "resolved")

    package var `case`: CaseSnapshot
    package var changed: [String]
    package var actor: Principal
    package var code: String
    package var notes: String
    package var episode: Int
    package var messageId: RecordID?
    package var customerText: String?

    /// Makes it of what must be there; set the rest after.
    package init(
        case: CaseSnapshot, changed: [String], actor: Principal, code: String, notes: String, episode: Int
    ) {
        self.case = `case`
        self.changed = changed
        self.actor = actor
        self.code = code
        self.notes = notes
        self.episode = episode
    }

    package static let shape = Shape<CaseResolved>.caseEvent(
        "A solution was proposed to the customer.",
        [
            .required("code", \.code, .name, "The resolution code."),
            .required("notes", \.notes, .prose, "What was done; for our own people."),
            .required(
                "episode", \.episode, .integer(1...1_000_000),
                "Which of the case's resolutions it is, from 1."),
            .optional("messageId", \.messageId, .id, "The solution, in the thread."),
            .optional("customerText", \.customerText, .prose, "The solution in words for the customer."),
        ])
}
