import Contracts
import Domain
import Durability
import RoutingDomain

/// Takes the owner's answer to an assignment: a refusal ends the accepted offer at once, so that others are asked.
///
/// The answer's id is that of the offer. What was done is told by the owner's event, and not by its answer.
struct HearAnswer: MessageHandler {
    typealias Store = RoutingStore

    func gather(_ message: Message<AssignmentAnswer>, into needs: inout RoutingNeeds) {
        if let id = message.offerID { needs.offers.insert(id) }
    }

    func handle(_ message: Message<AssignmentAnswer>, in unit: inout UnitOfWork<RoutingWorkspace>) throws {
        guard let error = message.content.error, let id = message.offerID, let entry = unit.workspace.offers[id],
            entry.offer.state == .accepted, entry.dueAt != nil
        else { return }
        let reason = "The owner refused the assignment (\(error.code.rawValue)): \(error.message)"
        // Whoever lost a race may try again; whom the owner does not want is not asked at once.
        try unit.withdraw(id, because: String(reason.prefix(2_000)), passingOver: error.code != .staleVersion)
    }
}

extension Message<AssignmentAnswer> {
    fileprivate var offerID: Offer.ID? { Offer.ID(context.id) }
}
