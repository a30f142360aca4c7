import Domain
import Postgres

/// The table `incident_history`.
enum HistoryTable {
    static func insert(_ rows: [HistoryRow]) -> [Statement] {
        guard !rows.isEmpty else { return [] }
        return [
            Statement(
                """
                INSERT INTO incident_history (incident_id, sequence, event, at, actor_kind, actor_id, summary)
                SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .uuidArray(rows.map(\.incidentID.uuid)), .int64Array(rows.map(\.sequence)),
                    .textArray(rows.map(\.event)),
                    .timestampArray(rows.map(\.at)), .textArray(rows.map(\.actor.kind.rawValue)),
                    .textArray(rows.map(\.actor.id)),
                    .textArray(rows.map(\.summary)),
                ])
        ]
    }
}
