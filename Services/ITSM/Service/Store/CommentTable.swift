import Domain
import ITSMDomain
import Postgres

/// The table `incident_comment`.
enum CommentTable {
    static func insert(_ comments: [StoredComment]) -> [Statement] {
        guard !comments.isEmpty else { return [] }
        return [
            Statement(
                """
                INSERT INTO incident_comment (id, incident_id, visibility, author_kind, author_id, at, text)
                SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .uuidArray(comments.map(\.id.uuid)), .uuidArray(comments.map(\.incidentID.uuid)),
                    .textArray(comments.map(\.visibility.rawValue)),
                    .textArray(comments.map(\.author.kind.rawValue)), .textArray(comments.map(\.author.id)),
                    .timestampArray(comments.map(\.at)), .textArray(comments.map(\.text)),
                ])
        ]
    }
}
