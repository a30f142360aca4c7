package import Domain

/// A party as notification knows it, from `party.*` events.
package struct Recipient: Hashable, Sendable {
    /// A place where the party can be reached.
    package struct Address: Hashable, Sendable {
        package let channel: Channel
        package let value: String
        /// Until when nothing is sent there, because messages came back; `nil` if they do not.
        package let suppressedUntil: Timestamp?

        /// Takes an address.
        package init(_ channel: Channel, _ value: String, suppressedUntil: Timestamp? = nil) {
            self.channel = channel
            self.value = value
            self.suppressedUntil = suppressedUntil
        }

        /// Whether something may be sent there.
        package func isOpen(at now: Timestamp) -> Bool { suppressedUntil.map { $0 <= now } ?? true }
    }

    package let partyID: String
    /// BCP 47, the most wanted first.
    package let languages: [String]
    /// In the order of the party's preference.
    package let addresses: [Address]
    /// The channels on which the party wants to hear nothing.
    package let optedOut: Set<Channel>

    /// Takes what is known of a party.
    package init(partyID: String, languages: [String], addresses: [Address], optedOut: Set<Channel> = []) {
        self.partyID = partyID
        self.languages = languages
        self.addresses = addresses
        self.optedOut = optedOut
    }
}
