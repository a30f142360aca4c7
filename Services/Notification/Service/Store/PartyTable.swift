import Contracts
import Domain
import Durability
import Postgres

/// The table `party`.
enum PartyTable {
    /// Selects the parties asked for and those of the messages asked for.
    static func select(_ needs: NotificationNeeds) -> Statement {
        Statement(
            """
            SELECT id, name, addresses, language, time_zone, preferences, version FROM party
            WHERE id = ANY ($1 || ARRAY(SELECT party_id FROM notification WHERE id = ANY ($2)))
            """,
            [.uuidArray(Array(needs.partyIDs)), .uuidArray(needs.messageIDs.map(\.uuid))])
    }

    static func party(_ row: Row) throws -> PartyCopy {
        PartyCopy(
            id: try row.uuid("id"), name: try row.text("name"),
            addresses: try StoredJSON.decode([PartyAddress].self, try row.text("addresses")),
            language: try row.textIfPresent("language"), timeZone: try row.textIfPresent("time_zone"),
            preferences: try StoredJSON.decode(PartyPreferences.self, try row.text("preferences")),
            version: try row.int64("version"))
    }

    /// A newer version that another transaction has saved meanwhile stays.
    static func save(_ parties: [PartyCopy]) throws -> [Statement] {
        guard !parties.isEmpty else { return [] }
        let parties = parties.sorted { $0.id < $1.id }
        return [
            Statement(
                """
                INSERT INTO party (id, name, addresses, language, time_zone, preferences, version)
                SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT (id) DO UPDATE SET
                    name = excluded.name, addresses = excluded.addresses, language = excluded.language,
                    time_zone = excluded.time_zone, preferences = excluded.preferences, version = excluded.version
                WHERE party.version < excluded.version
                """,
                [
                    .uuidArray(parties.map(\.id)), .textArray(parties.map(\.name)),
                    .jsonArray(try parties.map { try StoredJSON.encode($0.addresses) }),
                    .textArray(parties.map(\.language)), .textArray(parties.map(\.timeZone)),
                    .jsonArray(try parties.map { try StoredJSON.encode($0.preferences) }),
                    .int64Array(parties.map(\.version)),
                ])
        ]
    }
}
