import Contracts
import Domain
import Durability
import RoutingDomain

extension UnitOfWork<RoutingWorkspace> {
    /// Who carries a command out, with the roles that routing itself keeps. Throws `forbidden` if the sender may not
    /// speak for them, or if they are no agent of ours.
    func actor(of command: Message<some CommandContent>) throws -> Actor {
        let principal = command.content.actor
        try Speakers.check(principal, spokenForBy: command.user)
        switch principal.kind {
        case .system: return .system(principal.id)
        case .agent:
            guard let agent = workspace.agents[principal.id]?.agent, agent.profile.isActive else {
                throw Refusal(.forbidden, field: "data.actor.id", message: "There is no such agent.")
            }
            return Actor(principal, roles: agent.profile.roles.union([.agent]), groups: agent.profile.groups)
        case .customer:
            throw Refusal(.forbidden, field: "data.actor.kind", message: "Customers have no business with routing.")
        }
    }

    /// Refuses whoever may not change reference data.
    func requireManager(for command: Message<some CommandContent>) throws {
        guard try actor(of: command).holds(.customerServiceManager, .system) else {
            throw Rejection.forbidden(reason: "Only a manager or an import may do this.")
        }
    }
}

extension RoutingNeeds {
    /// Asks for what is known of an actor.
    mutating func add(_ principal: Principal) {
        if principal.kind == .agent { agents.insert(principal.id) }
    }
}

extension Message where Content: CommandContent {
    /// The record that the command is for; `nil` if none is named.
    var subjectID: RecordID? { context.subject.flatMap { RecordID($0) } }

    /// The same; throws `invalid` if none is named.
    func requireSubject() throws(Refusal) -> RecordID {
        guard let id = subjectID else {
            throw Refusal(.invalid, field: "subject", message: "The subject must be the record's id.")
        }
        return id
    }

    /// Throws `stale_version` if the caller saw another version than the one found.
    func check(version found: Int64) throws(Rejection) {
        guard let expected = content.expectedVersion, expected != found else { return }
        throw .staleVersion(expected: expected, found: found)
    }
}
