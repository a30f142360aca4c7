import Contracts
import Domain
import Durability

/// Keeps what routing says of an agent, for the rights to an incident.
struct KeepAgentCopy: MessageHandler {
    typealias Store = ITSMStore

    func gather(_ message: Message<AgentChanged>, into needs: inout ITSMNeeds) {
        needs.agentIDs.insert(message.content.agent.id.description)
    }

    func handle(_ message: Message<AgentChanged>, in unit: inout UnitOfWork<ITSMWorkspace>) throws {
        let agent = AgentCopy(message.content.agent)
        guard unit.workspace.agents[agent.id].map({ $0.version < agent.version }) ?? true else { return }
        unit.workspace.enter(agent)
    }
}

extension AgentCopy {
    init(_ agent: AgentSnapshot) {
        self.init(
            id: agent.id.description, name: agent.name, groups: Set(agent.groups.map(\.description)),
            roles: agent.isActive ? Set(agent.roles) : [], version: agent.version)
    }
}
