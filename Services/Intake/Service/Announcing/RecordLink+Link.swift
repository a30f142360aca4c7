import Contracts
import Cryptography
import Domain
import FoundationEssentials
import IntakeDomain

extension RecordLink {
    /// A case's link as the contract shows it.
    init(_ link: Link, of subject: Case) {
        self.init(
            id: link.contractID(of: subject.id), kind: RecordLink.Kind(link.kind),
            target: Contracts.RecordReference(link.target))
    }
}

extension Link {
    /// The link's id on the wire. A case has a link of a kind to a record once, so the id is made of those three.
    func contractID(of id: Case.ID) -> RecordID {
        RecordID(UUID(derivedFrom: "\(id) link \(kind.rawValue) \(target.kind.rawValue) \(target.id)"))
    }
}

extension RecordLink.Kind {
    init(_ kind: Link.Kind) {
        switch kind {
        case .investigatedBy: self = .investigatedBy
        case .causedBy: self = .causedBy
        case .fixedBy: self = .fixedBy
        case .fulfilledBy: self = .fulfilledBy
        case .duplicateOf: self = .duplicateOf
        case .childOf: self = .childOf
        case .followUpOf: self = .followUpOf
        case .mentionedIn: self = .mentionedIn
        }
    }
}

extension Link.Kind {
    init(_ kind: RecordLink.Kind) {
        switch kind {
        case .investigatedBy: self = .investigatedBy
        case .causedBy: self = .causedBy
        case .fixedBy: self = .fixedBy
        case .fulfilledBy: self = .fulfilledBy
        case .duplicateOf: self = .duplicateOf
        case .childOf: self = .childOf
        case .followUpOf: self = .followUpOf
        case .mentionedIn: self = .mentionedIn
        }
    }
}

extension Contracts.RecordReference {
    init(_ reference: IntakeDomain.RecordReference) {
        self.init(type: Kind(reference.kind), id: RecordID(reference.id) ?? RecordID(UUID(derivedFrom: reference.id)))
        number = reference.number
    }
}

extension IntakeDomain.RecordReference {
    init(_ reference: Contracts.RecordReference) {
        self.init(Kind(reference.type), id: reference.id.description, number: reference.number)
    }
}

extension Contracts.RecordReference.Kind {
    init(_ kind: IntakeDomain.RecordReference.Kind) {
        switch kind {
        case .case: self = .case
        case .incident: self = .incident
        case .problem: self = .problem
        case .change: self = .change
        case .request, .workOrder: self = .request
        }
    }
}

extension IntakeDomain.RecordReference.Kind {
    init(_ kind: Contracts.RecordReference.Kind) {
        switch kind {
        case .case, .major: self = .case
        case .incident: self = .incident
        case .problem: self = .problem
        case .change: self = .change
        case .request: self = .request
        }
    }
}

extension CaseBlocker {
    /// What a case waits for, as the contract shows it.
    init(_ blocker: Case.Blocker, of subject: Case) {
        let name = "\(subject.id) blocker \(blocker.kind.rawValue) \(blocker.recordID ?? "")"
        self.init(id: RecordID(UUID(derivedFrom: name)), kind: blocker.kind.rawValue)
        target = subject.facets.links.first { $0.target.id == blocker.recordID }.map {
            Contracts.RecordReference($0.target)
        }
    }
}
