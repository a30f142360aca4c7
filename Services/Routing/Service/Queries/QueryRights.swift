import Contracts
import Domain
import Durability

extension Message where Content: CommandContent {
    /// Refuses customers, and senders who may not speak for the one they name.
    func requireStaff() throws(Refusal) {
        try Speakers.check(content.actor, spokenForBy: user)
        guard content.actor.kind != .customer else {
            throw Refusal(.forbidden, field: "data.actor.kind", message: "Customers have no business with routing.")
        }
    }
}

extension Refusal {
    /// The cursor is none of ours.
    static let foreignCursor = Refusal(
        .invalid, field: "data.cursor", message: "Must be what an earlier answer gave as next.")
}
