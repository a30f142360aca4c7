package import Domain

/// `routing.agent.set_presence`: An agent comes, goes, or is busy.
package struct SetAgentPresence: CommandContent, Shaped {
    package static let type = MessageType.command("routing", "agent", "set_presence")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var presence: AgentPresenceChanged.Presence

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, presence: AgentPresenceChanged.Presence) {
        self.actor = actor
        self.presence = presence
    }

    package static let shape = Shape<SetAgentPresence>.command(
        "An agent comes, goes, or is busy.",
        [
            .required("presence", \.presence, .word, "Whether they take work now.")
        ])
}
