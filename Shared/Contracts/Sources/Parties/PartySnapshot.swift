/// A party as it is after the event.
package struct PartySnapshot: Shaped {
    /// The kinds of party.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case account, contact, consumer, partner
    }

    package var id: RecordID
    package var version: Int64
    package var kind: PartySnapshot.Kind
    package var name: String
    package var addresses: [PartyAddress]
    package var externalId: String?
    package var accountId: RecordID?
    package var language: String?
    package var timeZone: String?
    package var preferences: PartyPreferences = PartyPreferences()

    /// Makes it of what must be there; set the rest after.
    package init(id: RecordID, version: Int64, kind: PartySnapshot.Kind, name: String, addresses: [PartyAddress]) {
        self.id = id
        self.version = version
        self.kind = kind
        self.name = name
        self.addresses = addresses
    }

    package static let shape = Shape<PartySnapshot>(
        "A party as it is after the event.",
        [
            .required("id", \.id, .id, "The party's id."),
            .required("version", \.version, .version, "The version after the event."),
            .required("kind", \.kind, .word, "What kind of party it is."),
            .required("name", \.name, .text(1...255), "The name."),
            .required(
                "addresses", \.addresses, .list(of: .object, upTo: 100),
                "The ways to reach the party, best first."),
            .optional(
                "externalId", \.externalId, .text(1...255),
                "The party's id in the system that it was imported from."),
            .optional("accountId", \.accountId, .id, "The account that a contact belongs to."),
            .optional("language", \.language, .language, "The language to answer in."),
            .optional("timeZone", \.timeZone, .text(1...64), "The IANA time zone."),
            .required("preferences", \.preferences, .object, "How they want to be told."),
        ])
}
