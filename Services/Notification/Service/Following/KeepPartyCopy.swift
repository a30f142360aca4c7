import Contracts
import Domain
import Durability

/// Keeps what intake says of a party: whom we write to, where and how.
struct KeepPartyCopy<Content: MessageContent>: MessageHandler {
    typealias Store = NotificationStore

    private let party: @Sendable (Content) -> PartySnapshot

    /// Makes a handler of an event that holds a party.
    init(_ party: @escaping @Sendable (Content) -> PartySnapshot) { self.party = party }

    func gather(_ message: Message<Content>, into needs: inout NotificationNeeds) {
        needs.partyIDs.insert(party(message.content).id.uuid)
    }

    func handle(_ message: Message<Content>, in unit: inout UnitOfWork<NotificationWorkspace>) {
        unit.workspace.enter(PartyCopy(party(message.content)))
    }
}
