package import Domain

/// `routing.agent.get`: Answers with the agent, their presence and their load.
package struct GetAgent: CommandContent, Shaped {
    package static let type = MessageType.command("routing", "agent", "get")

    package var actor: Principal
    package var expectedVersion: Int64?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<GetAgent>.command("Answers with the agent, their presence and their load.")
}
