import FoundationEssentials
import Postgres

/// The table `case_copy`.
enum CaseTable {
    static func select(_ needs: NotificationNeeds) -> Statement {
        Statement(
            "SELECT id, number, subject FROM case_copy WHERE id = ANY ($1)", [.uuidArray(Array(needs.caseIDs))])
    }

    static func copy(_ row: Row) throws -> CaseCopy {
        CaseCopy(id: try row.uuid("id"), number: try row.text("number"), subject: try row.text("subject"))
    }

    static func insert(_ copies: [CaseCopy]) -> [Statement] {
        guard !copies.isEmpty else { return [] }
        let copies = copies.sorted { $0.id < $1.id }
        return [
            Statement(
                """
                INSERT INTO case_copy (id, number, subject) SELECT * FROM unnest($1, $2, $3) ON CONFLICT DO NOTHING
                """,
                [.uuidArray(copies.map(\.id)), .textArray(copies.map(\.number)), .textArray(copies.map(\.subject))])
        ]
    }
}
