package import Domain

/// `routing.agent.list`: Answers with the agents that match, by name.
package struct ListAgents: CommandContent, Shaped {
    package static let type = MessageType.command("routing", "agent", "list")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var group: RecordID?
    package var presence: AgentPresenceChanged.Presence?
    package var limit: Int?
    package var cursor: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<ListAgents>.command(
        "Answers with the agents that match, by name.",
        [
            .optional("group", \.group, .id, "The group."),
            .optional("presence", \.presence, .word, "With this presence."),
            .optional("limit", \.limit, .integer(1...500), "How many to answer with at most; 50 if absent."),
            .optional("cursor", \.cursor, .cursor, "Where to go on: what the last answer's `next` said."),
        ])
}
