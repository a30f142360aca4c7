package import Domain

/// `agent.presence_changed`: An agent came, went, or is busy.
package struct AgentPresenceChanged: PublishedContent {
    /// Whether an agent takes work.
    package enum Presence: String, CaseIterable, Codable, Sendable {
        case available, busy, away, offline
    }

    package static let type = MessageType.event("agent", "presence_changed")

    package var agentId: RecordID
    package var presence: AgentPresenceChanged.Presence
    package var since: Timestamp

    /// Makes it of what must be there.
    package init(agentId: RecordID, presence: AgentPresenceChanged.Presence, since: Timestamp) {
        self.agentId = agentId
        self.presence = presence
        self.since = since
    }

    package static let shape = Shape<AgentPresenceChanged>(
        "An agent came, went, or is busy.",
        [
            .required("agentId", \.agentId, .id, "The agent."),
            .required("presence", \.presence, .word, "Whether they take work now."),
            .required("since", \.since, .time, "Since when."),
        ])
}
