package import Contracts
package import Domain

/// What a service has heard of an agent from routing: enough to say what the agent may do.
package struct AgentCopy: Hashable, Sendable {
    package let id: String
    package var name: String
    package var groups: Set<String>
    /// None once the agent does not work here any more.
    package var roles: Set<Role>
    /// The version of the agent that this copy shows.
    package var version: Int64
}

extension AgentCopy {
    /// Copies an agent, who also has the roles that every one has at this service.
    package init(_ agent: AgentSnapshot, sharing roles: Set<Role>) {
        self.init(
            id: agent.id.description, name: agent.name, groups: Set(agent.groups.map(\.description)),
            roles: agent.isActive ? roles.union(agent.roles) : [], version: agent.version)
    }
}
