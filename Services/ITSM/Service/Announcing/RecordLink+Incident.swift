import Contracts
import Cryptography
import Domain
import FoundationEssentials
import ITSMDomain

extension Incident {
    /// The incident's links to other records than cases, as the contract shows them.
    var recordLinks: [RecordLink] {
        let others: [(RecordLink.Kind, RecordReference.Kind, String?)] =
            details.links.map { (RecordLink.Kind($0.kind), RecordReference.Kind($0.kind), $0.target) } + [
                (.childOf, .incident, origin.parentID?.description),
                (.followUpOf, .incident, origin.recurrenceOf?.description),
            ]
        return others.compactMap { kind, type, target in
            guard let target, let targetID = RecordID(target) else { return nil }
            let name = "\(id) link \(kind.rawValue) \(type.rawValue) \(target)"
            let reference = RecordReference(type: type, id: targetID)
            return RecordLink(id: RecordID(UUID(derivedFrom: name)), kind: kind, target: reference)
        }
    }
}

extension RecordLink.Kind {
    fileprivate init(_ kind: Incident.Link.Kind) {
        switch kind {
        case .causedBy: self = .causedBy
        case .fixedBy: self = .fixedBy
        }
    }
}

extension RecordReference.Kind {
    fileprivate init(_ kind: Incident.Link.Kind) {
        switch kind {
        case .causedBy: self = .problem
        case .fixedBy: self = .change
        }
    }
}
