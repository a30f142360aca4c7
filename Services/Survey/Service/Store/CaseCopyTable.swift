import Contracts
import Domain
import Postgres

/// The table `case_copy`.
enum CaseCopyTable {
    static func lockAndSelect(_ needs: SurveyNeeds) -> Statement {
        "SELECT id, version, title FROM case_copy WHERE id = ANY (\(ids(needs))) ORDER BY id FOR UPDATE"
    }

    static func copy(_ row: Row) throws -> CaseCopy {
        CaseCopy(
            id: RecordID(try row.uuid("id")), version: try row.int64("version"), title: try row.textIfPresent("title"))
    }

    static func save(_ copies: [CaseCopy]) -> [Statement] {
        guard !copies.isEmpty else { return [] }
        return [
            Statement(
                """
                INSERT INTO case_copy (id, version, title) SELECT * FROM unnest($1, $2, $3)
                ON CONFLICT (id) DO UPDATE SET
                    version = greatest(case_copy.version, excluded.version),
                    title = coalesce(excluded.title, case_copy.title)
                """,
                [
                    .uuidArray(copies.map(\.id.uuid)), .int64Array(copies.map(\.version)),
                    .textArray(copies.map(\.title)),
                ])
        ]
    }

    private static func ids(_ needs: SurveyNeeds) -> SQLValue { .uuidArray(needs.caseIDs.map(\.uuid)) }
}
