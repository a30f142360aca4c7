import Contracts
import Domain
import Durability
import RoutingDomain

/// Carries out a verb on an offer.
struct ActOnOffer<Content: CommandContent>: CommandHandler {
    typealias Store = RoutingStore

    private let action: @Sendable (Content) -> Offer.Action

    /// Makes a handler of what the verb means.
    init(_ action: @escaping @Sendable (Content) -> Offer.Action) { self.action = action }

    func gather(_ command: Message<Content>, into needs: inout RoutingNeeds) {
        needs.add(command.content.actor)
        if let id = command.subjectID { needs.offers.insert(Offer.ID(id.uuid)) }
    }

    func handle(_ command: Message<Content>, in unit: inout UnitOfWork<RoutingWorkspace>) throws -> CommandAnswer {
        let actor = try unit.actor(of: command)
        let id = Offer.ID(try command.requireSubject().uuid)
        let offer = try unit.perform(
            action(command.content), on: id, by: actor, expecting: command.content.expectedVersion)
        return .accepted(id: id.description, number: nil, version: offer.version)
    }
}
