/// `agent.changed`: An agent was added or changed.
package struct AgentChanged: PublishedContent {
    package static let type = MessageType.event("agent", "changed")

    package var agent: AgentSnapshot
    package var changed: [String]

    /// Makes it of what must be there.
    package init(agent: AgentSnapshot, changed: [String]) {
        self.agent = agent
        self.changed = changed
    }

    package static let shape = Shape<AgentChanged>(
        "An agent was added or changed.",
        [
            .required("agent", \.agent, .object, "The agent after the event."),
            .required("changed", \.changed, .list(of: .name, upTo: 100), "The members of `agent` that changed."),
        ])
}
