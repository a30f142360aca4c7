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
        let party = party(message.content)
        needs.partyIDs.insert(party.id.uuid)
        // What is known of an address counts for the messages behind this one in the batch.
        needs.addresses.formUnion(party.addresses.map(\.address))
    }

    func handle(_ message: Message<Content>, in unit: inout UnitOfWork<NotificationWorkspace>) {
        unit.workspace.enter(PartyCopy(party(message.content)))
    }
}
