import Domain
package import Postgres

/// A service's table of what happened to its records.
package struct HistoryTable: Sendable {
    private let name: String
    private let key: String

    /// Names the table, and its column with the record's id.
    package init(_ name: String, key: String) {
        self.name = name
        self.key = key
    }

    /// Inserts the lines at once.
    package func insert(_ lines: [HistoryLine]) -> [Statement] {
        guard !lines.isEmpty else { return [] }
        return [
            Statement(
                """
                INSERT INTO \(name) (\(key), sequence, event, at, actor_kind, actor_id, summary)
                SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .uuidArray(lines.map(\.recordID)), .int64Array(lines.map(\.sequence)),
                    .textArray(lines.map(\.event)), .timestampArray(lines.map(\.at)),
                    .textArray(lines.map(\.actor.kind.rawValue)), .textArray(lines.map(\.actor.id)),
                    .textArray(lines.map(\.summary)),
                ])
        ]
    }
}
