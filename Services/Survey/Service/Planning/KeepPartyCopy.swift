import Contracts
import Durability

/// Keeps whether a person wants to be asked.
struct KeepPartyCopy<Content: PublishedContent>: MessageHandler {
    typealias Store = SurveyStore

    private let party: @Sendable (Content) -> PartySnapshot

    /// Makes a handler of where the event holds the party.
    init(_ party: @escaping @Sendable (Content) -> PartySnapshot) { self.party = party }

    func gather(_ message: Message<Content>, into needs: inout SurveyNeeds) {
        needs.partyIDs.insert(party(message.content).id)
    }

    func handle(_ message: Message<Content>, in unit: inout UnitOfWork<SurveyWorkspace>) {
        let copy = PartyCopy(party(message.content))
        guard unit.workspace.party(copy.id).map({ $0.version < copy.version }) ?? true else { return }
        unit.workspace.enter(copy)
    }
}

extension PartyCopy {
    init(_ party: PartySnapshot) {
        self.init(
            id: party.id, version: party.version, hasOptedOut: party.preferences.optOut?.contains("survey") ?? false)
    }
}
