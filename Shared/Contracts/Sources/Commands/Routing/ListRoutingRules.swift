package import Domain

/// `routing.rule.list`: Answers with the assignment rules, in order.
package struct ListRoutingRules: CommandContent, Shaped {
    package static let type = MessageType.command("routing", "rule", "list")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var limit: Int?
    package var cursor: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<ListRoutingRules>.command(
        "Answers with the assignment rules, in order.",
        [
            .optional("limit", \.limit, .integer(1...500), "How many to answer with at most; 50 if absent."),
            .optional("cursor", \.cursor, .cursor, "Where to go on: what the last answer's `next` said."),
        ])
}
