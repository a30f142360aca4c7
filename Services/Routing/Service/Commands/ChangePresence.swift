import Contracts
import Domain
import Durability
import RoutingDomain

/// Says whether an agent takes work; what is offered to somebody who goes is offered to others at once.
struct ChangePresence: CommandHandler {
    typealias Store = RoutingStore

    func gather(_ command: Message<SetAgentPresence>, into needs: inout RoutingNeeds) {
        needs.add(command.content.actor)
        guard let id = command.subjectID?.description else { return }
        needs.agents.insert(id)
        if Agent.Presence(command.content.presence).isGone { needs.leavingAgents.insert(id) }
    }

    func handle(
        _ command: Message<SetAgentPresence>, in unit: inout UnitOfWork<RoutingWorkspace>
    ) throws -> CommandAnswer {
        let actor = try unit.actor(of: command)
        let id = try command.requireSubject()
        guard var record = unit.workspace.agents[id.description] else { throw Rejection.notFound("agent") }
        let presence = Agent.Presence(command.content.presence)
        let events = try record.agent.perform(
            Agent.Command(
                .setPresence(presence), by: actor, at: unit.now, expectedVersion: command.content.expectedVersion))
        if !events.isEmpty {
            record.presenceSince = unit.now
            unit.workspace.save(record)
            try unit.announce(
                AgentPresenceChanged(agentId: id, presence: command.content.presence, since: unit.now),
                of: record.agent.reference(id))
        }
        if presence.isGone { try unit.withdrawOffers(to: record.agent.id) }
        return .accepted(id: record.agent.id, number: nil, version: record.agent.version)
    }
}

extension UnitOfWork<RoutingWorkspace> {
    fileprivate mutating func withdrawOffers(to agent: String) throws {
        let open = workspace.offers.values.map(\.offer).filter { $0.state == .made && $0.terms.agent == agent }
        for offer in open.sorted(by: { $0.id < $1.id }) { try withdraw(offer.id, because: "The agent has gone.") }
    }
}

extension Agent.Presence {
    /// The presence as the contract has it.
    init(_ presence: AgentPresenceChanged.Presence) {
        switch presence {
        case .available: self = .available
        case .busy: self = .busy
        case .away: self = .away
        case .offline: self = .offline
        }
    }

    /// Who is busy may still answer an offer; who is away or offline does not see it.
    fileprivate var isGone: Bool {
        switch self {
        case .available, .busy: false
        case .away, .offline: true
        }
    }
}
