import Contracts
import Domain
import FoundationEssentials

/// Our copy of a party of intake's.
struct PartyCopy: Hashable, Sendable {
    let id: UUID
    let name: String
    /// Best first.
    let addresses: [PartyAddress]
    let language: String?
    let timeZone: String?
    let preferences: PartyPreferences
    /// The party's own version; an older one never replaces a newer one.
    let version: Int64
}

extension PartyCopy {
    init(_ party: PartySnapshot) {
        self.init(
            id: party.id.uuid, name: party.name, addresses: party.addresses, language: party.language,
            timeZone: party.timeZone, preferences: party.preferences, version: party.version)
    }
}
