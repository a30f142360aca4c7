import Domain
import FoundationEssentials
import ITSMDomain
import Postgres

/// The table `incident_case`: which cases wait for which incidents.
enum CaseLinkTable {
    /// The ids of the cases that wait for an incident, the longest waiting first.
    typealias Links = [Incident.ID: [String]]

    static func select(_ needs: ITSMNeeds) -> Statement {
        Statement(
            """
            SELECT incident_id, case_id FROM incident_case
            WHERE incident_id = ANY ($1 || ARRAY(SELECT incident_id FROM incident_case WHERE case_id = ANY ($2)))
            ORDER BY linked_at, case_id
            """,
            [.uuidArray(needs.incidentIDs.map(\.uuid)), .uuidArray(Array(needs.caseIDs))])
    }

    static func links(_ rows: Rows) throws -> Links {
        try rows.reduce(into: [:]) { links, row in
            links[Incident.ID(try row.uuid("incident_id")), default: []].append(try row.uuid("case_id").lowercased)
        }
    }

    static func save(_ entries: [ITSMWorkspace.Entry], at now: Timestamp) -> [Statement] {
        let added = pairs(entries) { Set($0.subject.details.caseIDs).subtracting($0.stored?.details.caseIDs ?? []) }
        let removed = pairs(entries) { Set($0.stored?.details.caseIDs ?? []).subtracting($0.subject.details.caseIDs) }
        return (added.isEmpty ? [] : [insert(added, at: now)]) + (removed.isEmpty ? [] : [delete(removed)])
    }

    private typealias Pair = (incident: UUID, case: UUID)

    private static func pairs(
        _ entries: [ITSMWorkspace.Entry], _ caseIDs: (ITSMWorkspace.Entry) -> Set<String>
    ) -> [Pair] {
        entries.flatMap { entry in
            caseIDs(entry).compactMap { UUID(uuidString: $0) }.sorted().map { (entry.subject.id.uuid, $0) }
        }
    }

    private static func insert(_ pairs: [Pair], at now: Timestamp) -> Statement {
        Statement(
            """
            INSERT INTO incident_case (incident_id, case_id, linked_at)
            SELECT m.*, $3 FROM unnest($1, $2) AS m
            """,
            [.uuidArray(pairs.map(\.incident)), .uuidArray(pairs.map(\.case)), .timestamp(now)])
    }

    private static func delete(_ pairs: [Pair]) -> Statement {
        Statement(
            """
            DELETE FROM incident_case USING unnest($1, $2) AS m (incident_id, case_id)
            WHERE incident_case.incident_id = m.incident_id AND incident_case.case_id = m.case_id
            """,
            [.uuidArray(pairs.map(\.incident)), .uuidArray(pairs.map(\.case))])
    }
}
