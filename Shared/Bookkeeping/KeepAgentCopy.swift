package import Contracts
package import Domain
package import Durability

/// Keeps what routing says of an agent, for the rights to a record.
package struct KeepAgentCopy<Store: WorkspaceStore>: MessageHandler
where Store.Needs: AgentNeeds, Store.Workspace: AgentWorkspace {
    private let roles: Set<Role>

    /// Makes a handler for a store at which every agent has these roles.
    package init(for _: Store.Type, sharing roles: Set<Role> = []) { self.roles = roles }

    package func gather(_ message: Message<AgentChanged>, into needs: inout Store.Needs) {
        needs.agentIDs.insert(message.content.agent.id.description)
    }

    package func handle(_ message: Message<AgentChanged>, in unit: inout UnitOfWork<Store.Workspace>) {
        unit.workspace.agents.enter(AgentCopy(message.content.agent, sharing: roles))
    }
}
