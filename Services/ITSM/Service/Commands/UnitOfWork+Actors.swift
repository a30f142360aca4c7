import Bookkeeping
import Contracts
import Domain
import Durability
import ITSMDomain

extension UnitOfWork<ITSMWorkspace> {
    /// Who carries a command out, with the roles that itsm itself knows of. Throws `forbidden` if the sender may not
    /// speak for them, or if we do not know them.
    func actor(of command: Message<some CommandContent>, on subject: Incident?) throws -> Actor {
        let principal = command.content.actor
        try Speakers.check(principal, spokenForBy: command.user)
        switch principal.kind {
        case .system: return .system(principal.id)
        case .agent: return try agent(principal)
        case .customer:
            let isCaller = subject?.origin.callerID == principal.id
            return Actor(principal, roles: isCaller ? [.customer] : [])
        }
    }
}

extension ITSMNeeds {
    /// Asks for what is known of an actor.
    mutating func add(_ principal: Principal) {
        if principal.kind == .agent { agentIDs.insert(principal.id) }
    }
}
