import Domain
import FoundationEssentials
import IntakeDomain
import Postgres

/// The table `thread_reference`.
enum ReferenceTable {
    static func select(_ needs: IntakeNeeds) -> Statement {
        Statement(
            "SELECT reference, case_id FROM thread_reference WHERE reference = ANY ($1)",
            [.textArray(Array(needs.references))])
    }

    static func entry(_ row: Row) throws -> (String, Case.ID) {
        (try row.text("reference"), Case.ID(try row.uuid("case_id")))
    }

    /// A Message-ID that another transaction has entered meanwhile stays with the case that it has there.
    static func insert(_ entries: [(reference: String, caseID: Case.ID)]) -> [Statement] {
        guard !entries.isEmpty else { return [] }
        let sorted = entries.sorted { $0.reference < $1.reference }
        return [
            Statement(
                "INSERT INTO thread_reference (reference, case_id) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING",
                [.textArray(sorted.map(\.reference)), .uuidArray(sorted.map(\.caseID.uuid))])
        ]
    }
}
