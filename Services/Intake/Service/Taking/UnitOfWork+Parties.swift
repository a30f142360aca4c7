import Contracts
import Domain
import Durability
import IntakeDomain

extension UnitOfWork<IntakeWorkspace> {
    /// The customer who sent the message: the one we know, or a new consumer.
    mutating func customer(of message: IncomingMessage) throws -> Party {
        try customer(at: message.from, channel: message.channel, language: message.classification.language)
    }

    /// The customer at an address: the one we know, or a new consumer.
    mutating func customer(
        at correspondent: IncomingMessage.Correspondent, channel: Channel, language: String?
    ) throws -> Party {
        if let party = workspace.party(at: correspondent.address) { return party }
        let address = Party.Address(correspondent.address, seenOn: channel, isVerified: false)
        let party = Party(
            id: newID(), kind: .consumer, name: correspondent.displayName, accountID: nil, language: language,
            timeZone: nil,
            addresses: [address], version: 1)
        // First: an address that no event can have makes no party of which nobody is told.
        try announce(
            PartyCreated(party: PartySnapshot(party), changed: ["name", "addresses"]),
            of: AggregateReference(id: party.id.uuid, number: party.id.description, sequence: party.version))
        workspace.enter(party)
        return party
    }
}

extension IncomingMessage.Correspondent {
    /// The name shown, or what stands before the @ of the address; at most 255 characters.
    var displayName: String {
        let shown = name?.trimmed ?? ""
        if !shown.isEmpty { return String(shown.prefix(255)) }
        let bare = address.uri.split(separator: ":", maxSplits: 1).last.map(String.init) ?? address.uri
        let local = bare.split(separator: "@", maxSplits: 1).first.map(String.init) ?? bare
        return String(local.prefix(255))
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

extension PartySnapshot {
    init(_ party: Party) {
        self.init(
            id: RecordID(party.id.uuid), version: party.version, kind: PartySnapshot.Kind(party.kind), name: party.name,
            addresses: party.addresses.map {
                PartyAddress(channel: $0.channel, address: $0.address.uri, verified: $0.isVerified)
            })
        accountId = party.accountID.map { RecordID($0) }
        language = party.language
        timeZone = party.timeZone
        preferences = party.preferences
    }
}

extension PartySnapshot.Kind {
    init(_ kind: Party.Kind) {
        switch kind {
        case .account: self = .account
        case .contact: self = .contact
        case .consumer: self = .consumer
        case .partner: self = .partner
        }
    }
}
