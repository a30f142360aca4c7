import Bookkeeping
import Contracts
import Domain
import Durability
import RoutingDomain

extension UnitOfWork<RoutingWorkspace> {
    /// Tells the world what happened to an offer.
    mutating func announce(_ event: Offer.Event, of id: Offer.ID) throws {
        guard let entry = workspace.offers[id], let record = workspace.items[entry.offer.terms.item]?.record else {
            return
        }
        let reference = AggregateReference(id: id.uuid, number: id.description, sequence: entry.offer.version)
        let snapshot = try OfferSnapshot(entry, of: record)
        switch event.fact {
        case .made: try announce(OfferMade(offer: snapshot), of: reference)
        case .accepted: try announce(OfferAccepted(offer: snapshot), of: reference)
        case .rejected(let reason):
            var content = OfferRejected(offer: snapshot)
            content.reason = reason
            try announce(content, of: reference)
        case .expired: try announce(OfferExpired(offer: snapshot), of: reference)
        case .withdrawn(let reason): try announce(OfferWithdrawn(offer: snapshot, reason: reason), of: reference)
        }
    }
}

extension OfferSnapshot {
    /// The offer as it stands on the wire.
    init(_ entry: RoutingWorkspace.OfferEntry, of record: WorkRecord) throws {
        let offer = entry.offer
        var reference = Contracts.RecordReference(type: .init(record.kind), id: RecordID(offer.terms.item.uuid))
        reference.number = record.number
        self.init(
            id: RecordID(offer.id.uuid), version: offer.version, state: State(offer.state), record: reference,
            agentId: try RecordID(stored: offer.terms.agent), generation: offer.terms.generation)
        expiresAt = offer.terms.expiresAt
        groupId = entry.group.flatMap { RecordID($0) }
        recordVersion = entry.recordVersion
    }
}

extension OfferSnapshot.State {
    fileprivate init(_ state: Offer.State) {
        switch state {
        case .made: self = .made
        case .accepted: self = .accepted
        case .rejected: self = .rejected
        case .expired: self = .expired
        case .withdrawn: self = .withdrawn
        }
    }
}

extension RecordReference.Kind {
    fileprivate init(_ kind: WorkRecord.Kind) {
        switch kind {
        case .case: self = .case
        case .incident: self = .incident
        }
    }
}

extension RecordID {
    /// The id of an agent or group as routing keeps it; throws if it is none.
    init(stored text: String) throws {
        guard let id = RecordID(text) else { throw StoredValueError(column: "id") }
        self = id
    }
}
