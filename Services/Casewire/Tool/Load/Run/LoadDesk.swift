import Contracts
import Cryptography
import Domain
import FoundationEssentials

/// The agents of a run: one group, one rule that sends the run's cases to it, and people with much room.
struct LoadDesk: Sendable {
    let identity: LoadIdentity
    let size: Int
    /// The category that the rule asks for; `nil` if it is to take every case.
    let category: String?

    /// The most records that an agent may hold, by the contract.
    static let capacity = 1_000

    /// Makes group, agents and rule, and puts everyone on duty.
    func open(_ client: CommandClient, as user: String) async throws {
        let tool = Principal.system(user)
        try await send(UpsertGroup(actor: tool, name: identity.id(0)), "group", to: id("group"), client)
        for number in 0..<size {
            var agent = UpsertAgent(actor: tool, name: "Load agent \(number)")
            agent.groups = [id("group")]
            agent.roles = [.agent]
            agent.skills = [AgentSkill(name: "load", level: 1)]
            agent.capacity = Self.capacity
            try await send(agent, "agent-\(number)", to: self.agent(number), client)
        }
        try await send(rule(tool, isActive: true), "rule", to: id("rule"), client)
        for number in 0..<size { _ = try await client.accepted(try presence(.available, of: number)) }
    }

    /// Puts everyone off duty and the rule out of use. All is sent at once, so that it is with the broker though nobody
    /// answers.
    func close(_ client: CommandClient, as user: String) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await send(rule(.system(user), isActive: false), "rule-off", to: id("rule"), client)
            }
            for number in 0..<size { group.addTask { try await dismiss(number, client) } }
            try await group.waitForAll()
        }
    }

    /// Puts an agent off duty; one who was never made needs it not.
    private func dismiss(_ number: Int, _ client: CommandClient) async throws {
        let request = try presence(.offline, of: number)
        guard case .refused(let refusal) = try await client.send(request), refusal.code != .notFound else { return }
        throw ToolFailure(refusal, to: request.verb)
    }

    /// The id of the agent of that number.
    func agent(_ number: Int) -> RecordID { id("agent \(number)") }

    private func rule(_ actor: Principal, isActive: Bool) -> UpsertRoutingRule {
        var rule = UpsertRoutingRule(actor: actor, name: identity.id(0), position: 0)
        rule.group = id("group")
        rule.isActive = isActive
        rule.conditions =
            category.map { [RoutingCondition(member: .category, comparison: .equals, values: [$0])] } ?? []
        return rule
    }

    private func presence(
        _ presence: AgentPresenceChanged.Presence, of number: Int
    ) throws(ToolFailure) -> CommandRequest {
        let agent = agent(number)
        let content = SetAgentPresence(
            actor: Principal(kind: .agent, id: agent.description), presence: presence)
        return try CommandRequest(content, id: "\(identity.id(0))-\(presence.rawValue)-\(number)", subject: agent)
    }

    private func send(
        _ content: some CommandContent, _ step: String, to subject: RecordID, _ client: CommandClient
    ) async throws {
        let request = try CommandRequest(content, id: "\(identity.id(0))-\(step)", subject: subject)
        _ = try await client.accepted(request)
    }

    /// An id that is this run's and the same each time: a UUID (version 8, RFC 9562) of a SHA-256.
    private func id(_ name: String) -> RecordID {
        let digest = SHA256.digest(Array("casewire load: \(identity.run) \(name)".utf8))
        func word(_ start: Int) -> UInt64 { digest[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) } }
        let high = word(0) & 0xffff_ffff_ffff_0fff | 0x8000
        let low = word(8) & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
        return RecordID(UUID(high: high, low: low))
    }
}
