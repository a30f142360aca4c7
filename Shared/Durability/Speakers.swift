package import Contracts
package import Domain

/// Who may speak for whom (contract.md section 1): gateway and tool for everybody, routing for the agents it assigns,
/// the others for themselves.
package enum Speakers {
    /// Throws `forbidden` if the broker user that sent a command may not assert its actor.
    package static func check(_ principal: Principal, spokenForBy user: String?) throws(Refusal) {
        switch user {
        case "gateway", "tool": return
        case ServiceName.routing.rawValue where principal.kind == .agent: return
        default:
            guard principal.kind == .system, principal.id == user else {
                throw Refusal(.forbidden, field: "data.actor", message: "This user may not speak for that actor.")
            }
        }
    }
}
