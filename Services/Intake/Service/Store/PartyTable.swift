import Bookkeeping
import Contracts
import Domain
import Durability
import FoundationEssentials
import Postgres

/// The tables `party` and `party_address`.
enum PartyTable {
    /// Selects whom the addresses belong to, and who is asked for by id, each with all their addresses.
    static func select(_ needs: IntakeNeeds) -> Statement {
        Statement(
            """
            SELECT id, kind, name, account_id, language, time_zone, preferences, version,
                   array_agg(address ORDER BY address) AS addresses, array_agg(channel ORDER BY address) AS channels,
                   array_agg(verified ORDER BY address) AS verified
            FROM party LEFT JOIN party_address ON party_id = id
            WHERE id = ANY ($1 || ARRAY(SELECT party_id FROM party_address WHERE address = ANY ($2)))
            GROUP BY id
            """,
            [.uuidArray(Array(needs.partyIDs)), .textArray(needs.addresses.map(\.uri))])
    }

    static func party(_ row: Row) throws -> Party {
        guard let kind = Party.Kind(rawValue: try row.text("kind")) else {
            throw StoredValueError(column: "party.kind")
        }
        return Party(
            id: Party.ID(try row.uuid("id")), kind: kind, name: try row.text("name"),
            accountID: try row.uuidIfPresent("account_id"),
            language: try row.textIfPresent("language"), timeZone: try row.textIfPresent("time_zone"),
            preferences: try StoredJSON.decode(PartyPreferences.self, try row.text("preferences")),
            addresses: try addresses(row), version: try row.int64("version"))
    }

    private static func addresses(_ row: Row) throws -> [Party.Address] {
        let addresses: [String?] = try row.arrayWithNulls("addresses")
        let channels: [String?] = try row.arrayWithNulls("channels")
        let verified: [Bool?] = try row.arrayWithNulls("verified")
        return zip(addresses, zip(channels, verified)).compactMap { address, facts in
            guard let address, let channel = facts.0.flatMap(Channel.init(rawValue:)) else { return nil }
            return Party.Address(
                address: CustomerAddress(stored: address), channel: channel, isVerified: facts.1 ?? false)
        }
    }

    static func save(_ parties: [Party], at now: Timestamp) throws -> [Statement] {
        guard !parties.isEmpty else { return [] }
        let parties = parties.sorted { $0.id < $1.id }
        return [try upsert(parties, at: now)] + addresses(of: parties, at: now)
    }

    private static func upsert(_ parties: [Party], at now: Timestamp) throws -> Statement {
        Statement(
            """
            INSERT INTO party (id, kind, name, account_id, language, time_zone, preferences, version, created_at,
            changed_at)
            SELECT m.*, $9, $9 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS m
            ON CONFLICT (id) DO UPDATE SET
                kind = excluded.kind, name = excluded.name, account_id = excluded.account_id,
                language = excluded.language,
                time_zone = excluded.time_zone, preferences = excluded.preferences, version = excluded.version,
                changed_at = excluded.changed_at
            """,
            [
                .uuidArray(parties.map(\.id.uuid)), .textArray(parties.map(\.kind.rawValue)),
                .textArray(parties.map(\.name)),
                .uuidArray(parties.map(\.accountID)), .textArray(parties.map(\.language)),
                .textArray(parties.map(\.timeZone)),
                .jsonArray(try parties.map { try StoredJSON.encode($0.preferences) }),
                .int64Array(parties.map(\.version)),
                .timestamp(now),
            ])
    }

    /// An address that another party has already is a unique violation, on which the batch is done anew with that
    /// party loaded.
    private static func addresses(of parties: [Party], at now: Timestamp) -> [Statement] {
        let rows = parties.flatMap { party in party.addresses.map { (party.id.uuid, $0) } }.sorted {
            $0.1.address.uri < $1.1.address.uri
        }
        let values: [SQLValue] = [
            .textArray(rows.map(\.1.address.uri)), .uuidArray(rows.map(\.0)),
            .textArray(rows.map(\.1.channel.rawValue)), .boolArray(rows.map(\.1.isVerified)),
        ]
        return [
            Statement(
                """
                UPDATE party_address SET verified = m.verified, channel = m.channel
                FROM unnest($1, $2, $3, $4) AS m (address, party_id, channel, verified)
                WHERE party_address.address = m.address AND party_address.party_id = m.party_id
                  AND (party_address.verified, party_address.channel) <> (m.verified, m.channel)
                """, values),
            Statement(
                """
                INSERT INTO party_address (address, party_id, channel, verified, added_at)
                SELECT m.*, $5 FROM unnest($1, $2, $3, $4) AS m (address, party_id, channel, verified)
                WHERE NOT EXISTS (
                    SELECT FROM party_address AS known WHERE known.address = m.address AND known.party_id = m.party_id)
                """, values + [.timestamp(now)]),
        ]
    }
}
