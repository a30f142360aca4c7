import Contracts
import Domain

/// The desk that works on the demo's cases: one group, a few agents, one rule.
struct DemoStaff: Sendable {
    /// An agent of the desk.
    struct Agent: Sendable {
        let id: RecordID
        let name: String
        let roles: [Role]

        /// The agent as the actor of a command.
        var principal: Principal { Principal(kind: .agent, id: id.description) }
    }

    let group: RecordID = DemoIdentity.id(of: "service desk")
    let agents = ["Desk agent 1", "Desk agent 2", "Desk agent 3"].map { name in
        Agent(id: DemoIdentity.id(of: name), name: name, roles: [.agent, .itil])
    }

    /// The agent with that id; `nil` for one that is not the demo's.
    func agent(_ id: RecordID?) -> Agent? { agents.first { $0.id == id } }

    /// Makes the desk and puts everyone on duty.
    func takeUpWork(on stage: DemoStage) async throws {
        stage.narrator.begin("The desk takes up work")
        let tool = Principal.system(stage.session.user)
        try await stage.command(UpsertGroup(actor: tool, name: "Demo service desk"), step: "group", subject: group)
        for (number, agent) in agents.enumerated() {
            var content = UpsertAgent(actor: tool, name: agent.name)
            content.groups = [group]
            content.roles = agent.roles
            content.capacity = 1_000
            try await stage.command(content, step: "agent-\(number)", subject: agent.id)
        }
        var rule = UpsertRoutingRule(actor: tool, name: "Everything else to the demo desk", position: 1_000_000)
        rule.group = group
        try await stage.command(rule, step: "rule", subject: DemoIdentity.id(of: "rule"))
        for (number, agent) in agents.enumerated() {
            let presence = SetAgentPresence(actor: agent.principal, presence: .available)
            try await stage.command(presence, step: "presence-\(number)", subject: agent.id)
        }
        stage.narrator.tell("\(agents.count) agents are on duty")
    }

    /// Puts everyone off duty, so that later work is not offered to people who are not there.
    func leaveWork(on stage: DemoStage) async throws {
        for (number, agent) in agents.enumerated() {
            let presence = SetAgentPresence(actor: agent.principal, presence: .offline)
            try await stage.command(presence, step: "leave-\(number)", subject: agent.id)
        }
    }
}
