import Contracts
import Domain
import Durability
import FoundationEssentials
import IntakeDomain

/// Adds a customer or brings one up to date: by id if the command names one, else by any of the addresses.
struct UpsertPartyRecord: CommandHandler {
    typealias Store = IntakeStore

    func gather(_ command: Message<UpsertParty>, into needs: inout IntakeNeeds) {
        needs.add(command.content.actor)
        if let id = command.partyID { needs.partyIDs.insert(id.uuid) }
        needs.addresses.formUnion(command.content.addresses.map { CustomerAddress($0.address) })
    }

    func handle(_ command: Message<UpsertParty>, in unit: inout UnitOfWork<IntakeWorkspace>) throws -> CommandAnswer {
        _ = try unit.actor(of: command, on: nil)
        let known = try unit.party(for: command)
        guard known == nil || command.content.expectedVersion.map({ $0 == known?.version }) ?? true else {
            throw Rejection.staleVersion(expected: command.content.expectedVersion ?? 0, found: known?.version ?? 0)
        }
        let id: Party.ID = known?.id ?? command.partyID ?? unit.newID()
        var party = Party(command.content, id: id, version: known?.version ?? 0)
        for address in known?.addresses ?? [] where !party.addresses.contains(where: { $0.address == address.address })
        {
            party.addresses.append(address)
        }
        if known.map({ party.says(as: $0) }) != true { try unit.save(&party, isNew: known == nil) }
        return .accepted(id: party.id.description, number: nil, version: party.version)
    }
}

extension Message<UpsertParty> {
    fileprivate var partyID: Party.ID? { context.subject.flatMap { Party.ID($0) } }
}

extension UnitOfWork<IntakeWorkspace> {
    /// The party that the command means; throws `invalid` if an address is another's.
    fileprivate func party(for command: Message<UpsertParty>) throws -> Party? {
        let named = command.partyID.flatMap(workspace.party)
        let owners = Set(command.content.addresses.compactMap { workspace.party(at: CustomerAddress($0.address))?.id })
        let party = named ?? owners.first.flatMap(workspace.party)
        guard owners.allSatisfy({ $0 == party?.id || (party == nil && command.partyID == nil) }), owners.count <= 1
        else {
            throw Refusal(.invalid, field: "data.addresses", message: "An address belongs to another party.")
        }
        return party
    }

    fileprivate mutating func save(_ party: inout Party, isNew: Bool) throws {
        party.version += 1
        let reference = AggregateReference(id: party.id.uuid, number: party.id.description, sequence: party.version)
        let members = ["kind", "name", "addresses", "accountId", "language", "timeZone", "preferences"]
        if isNew {
            try announce(PartyCreated(party: PartySnapshot(party), changed: members), of: reference)
        } else {
            try announce(PartyChanged(party: PartySnapshot(party), changed: members), of: reference)
        }
        workspace.enter(party)
    }
}

extension Party {
    /// Whether it says the same as another: in what order addresses stand does not matter.
    fileprivate func says(as other: Party) -> Bool {
        guard Set(addresses) == Set(other.addresses) else { return false }
        var ordered = self
        ordered.addresses = other.addresses
        return ordered == other
    }

    fileprivate init(_ command: UpsertParty, id: ID, version: Int64) {
        self.init(
            id: id, kind: Kind(command.kind), name: command.name, accountID: command.accountId?.uuid,
            language: command.language,
            timeZone: command.timeZone, preferences: command.preferences ?? PartyPreferences(),
            addresses: Self.addresses(command.addresses),
            version: version)
    }

    /// Each address once, however often and in whatever spellings the command has it: as it has it first, and verified
    /// if it is so once.
    private static func addresses(_ stated: [PartyAddress]) -> [Address] {
        var addresses: [Address] = []
        for stated in stated {
            let address = CustomerAddress(stated.address)
            if let place = addresses.firstIndex(where: { $0.address == address }) {
                addresses[place].isVerified = addresses[place].isVerified || stated.verified
            } else {
                addresses.append(Address(address, seenOn: stated.channel, isVerified: stated.verified))
            }
        }
        return addresses
    }
}

extension Party.Kind {
    fileprivate init(_ kind: PartySnapshot.Kind) {
        switch kind {
        case .account: self = .account
        case .contact: self = .contact
        case .consumer: self = .consumer
        case .partner: self = .partner
        }
    }
}
