import Contracts
import Domain
import FoundationEssentials

/// A customer as intake knows them: the owner's record of a party.
struct Party: Hashable, Sendable {
    typealias ID = Identifier<Party>

    /// An address by which the party reaches us.
    struct Address: Hashable, Sendable {
        let address: CustomerAddress
        let channel: Channel
        var isVerified: Bool
    }

    /// What a party is (contract.md section 5).
    enum Kind: String, CaseIterable, Sendable {
        case consumer, contact, account, partner
    }

    let id: ID
    var kind: Kind
    var name: String
    var accountID: UUID?
    var language: String?
    var timeZone: String?
    var preferences = PartyPreferences()
    var addresses: [Address]
    /// The number of events so far.
    var version: Int64
}

extension Party.Address {
    /// Makes it of an address and the channel that it came by, or was stated for.
    init(_ address: CustomerAddress, seenOn channel: Channel, isVerified: Bool) {
        self.init(address: address, channel: address.channel(seenOn: channel), isVerified: isVerified)
    }
}
