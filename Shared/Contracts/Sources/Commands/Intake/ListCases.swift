package import Domain

/// `intake.case.list`: Answers with the cases that match, newest first.
package struct ListCases: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "list")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var state: CaseSnapshot.State?
    package var group: RecordID?
    package var assignee: RecordID?
    package var partyId: RecordID?
    package var number: String?
    package var limit: Int?
    package var cursor: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<ListCases>.command(
        "Answers with the cases that match, newest first.",
        [
            .optional("state", \.state, .word, "In this state."),
            .optional("group", \.group, .id, "The group."),
            .optional("assignee", \.assignee, .id, "The agent."),
            .optional("partyId", \.partyId, .id, "Of this customer."),
            .optional("number", \.number, .number, "With this number."),
            .optional("limit", \.limit, .integer(1...500), "How many to answer with at most; 50 if absent."),
            .optional("cursor", \.cursor, .cursor, "Where to go on: what the last answer's `next` said."),
        ])
}
