package import Domain

/// `intake.case.history`: Answers with what happened to the case, oldest first.
package struct GetCaseHistory: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "history")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var limit: Int?
    package var cursor: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<GetCaseHistory>.command(
        "Answers with what happened to the case, oldest first.",
        [
            .optional("limit", \.limit, .integer(1...500), "How many to answer with at most; 50 if absent."),
            .optional("cursor", \.cursor, .cursor, "Where to go on: what the last answer's `next` said."),
        ])
}
