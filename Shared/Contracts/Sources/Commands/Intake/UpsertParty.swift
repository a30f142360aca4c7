package import Domain

/// `intake.party.upsert`: Adds a party, or changes the one of that id or external id.
package struct UpsertParty: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "party", "upsert")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var kind: PartySnapshot.Kind
    package var name: String
    package var addresses: [PartyAddress]
    package var externalId: String?
    package var accountId: RecordID?
    package var language: String?
    package var timeZone: String?
    package var preferences: PartyPreferences?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, kind: PartySnapshot.Kind, name: String, addresses: [PartyAddress]) {
        self.actor = actor
        self.kind = kind
        self.name = name
        self.addresses = addresses
    }

    package static let shape = Shape<UpsertParty>.command(
        "Adds a party, or changes the one of that id or external id.",
        [
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
            .optional("preferences", \.preferences, .object, "How they want to be told."),
        ])
}
