package import Contracts
package import Domain
package import Durability

extension UnitOfWork where Workspace: AgentWorkspace {
    /// The agent who carries a command out, with the roles and groups that we know of; throws `forbidden` if we have
    /// not heard of them.
    package func agent(_ principal: Principal) throws(Refusal) -> Actor {
        guard let agent = workspace.agents[principal.id] else {
            throw Refusal(.forbidden, field: "data.actor.id", message: "There is no such agent.")
        }
        return Actor(principal, roles: agent.roles, groups: agent.groups)
    }

    /// What we know of the agent to whom a record is to be given; throws `invalid` if we have not heard of them.
    package func assignee(_ id: String) throws(Refusal) -> AgentCopy {
        guard let agent = workspace.agents[id] else {
            throw Refusal(.invalid, field: "data.assignee", message: "There is no such agent.")
        }
        return agent
    }
}
