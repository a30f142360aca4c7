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

extension UUID {
    /// A UUIDv8 (RFC 9562) made of the SHA-256 of a name: the same for the same name.
    init(derivedFrom name: String) {
        var bytes = SHA256.digest(Array(name.utf8))
        bytes[6] = bytes[6] & 0x0f | 0x80
        bytes[8] = bytes[8] & 0x3f | 0x80
        self.init(
            uuid: (
                bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7], bytes[8], bytes[9],
                bytes[10],
                bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
            ))
    }
}
