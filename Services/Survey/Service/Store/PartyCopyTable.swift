import Contracts
import Domain
import Postgres

/// The table `party_copy`.
enum PartyCopyTable {
    static func lockAndSelect(_ needs: SurveyNeeds) -> Statement {
        Statement(
            "SELECT id, version, has_opted_out FROM party_copy WHERE id = ANY ($1) ORDER BY id FOR UPDATE",
            [.uuidArray(needs.partyIDs.map(\.uuid))])
    }

    static func copy(_ row: Row) throws -> PartyCopy {
        PartyCopy(
            id: RecordID(try row.uuid("id")), version: try row.int64("version"),
            hasOptedOut: try row.bool("has_opted_out"))
    }

    static func save(_ copies: [PartyCopy]) -> [Statement] {
        guard !copies.isEmpty else { return [] }
        return [
            Statement(
                """
                INSERT INTO party_copy (id, version, has_opted_out) SELECT * FROM unnest($1, $2, $3)
                ON CONFLICT (id) DO UPDATE SET version = excluded.version, has_opted_out = excluded.has_opted_out
                WHERE party_copy.version < excluded.version
                """,
                [
                    .uuidArray(copies.map(\.id.uuid)), .int64Array(copies.map(\.version)),
                    .boolArray(copies.map(\.hasOptedOut)),
                ])
        ]
    }
}
