import Bookkeeping
import Contracts
import Domain
import Durability
import IntakeDomain

extension UnitOfWork<IntakeWorkspace> {
    /// Who carries a command out, with the roles that intake itself knows of. Throws `forbidden` if the sender may not
    /// speak for them, or if we do not know them.
    func actor(of command: Message<some CommandContent>, on subject: Case?) throws -> Actor {
        let principal = command.content.actor
        try Speakers.check(principal, spokenForBy: command.user)
        switch principal.kind {
        case .system: return .system(principal.id)
        case .agent: return try agent(principal)
        case .customer:
            guard let party = Party.ID(principal.id).flatMap(workspace.party) else {
                throw Refusal(.forbidden, field: "data.actor.id", message: "There is no such customer.")
            }
            return Actor(principal, roles: subject?.origin.party?.id == party.id.description ? [.customer] : [])
        }
    }
}
