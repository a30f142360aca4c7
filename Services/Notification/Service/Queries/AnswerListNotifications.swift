import Contracts
import Domain
import Durability
import FoundationEssentials
import NotificationDomain
import Postgres

/// Lists messages, the newest first.
struct AnswerListNotifications: QueryHandler {
    typealias Store = NotificationStore

    func answer(_ query: Message<ListNotifications>, in transaction: Transaction) async throws -> CommandAnswer {
        try query.checkSender()
        let limit = query.content.limit ?? 50
        let rows = try await transaction.execute(try statement(query.content, limit: limit))
        let views = try rows.prefix(limit).map(NotificationView.init)
        let next = rows.count > limit ? views.last?.notification.id.description : nil
        return .ok(data: try ContentCoding.encode(views), next: next)
    }

    /// Ids rise with time, so that they are the order; one row more than asked for tells whether the list goes on.
    private func statement(_ query: ListNotifications, limit: Int) throws(Refusal) -> Statement {
        var before: UUID?
        if let cursor = query.cursor {
            guard let id = UUID(uuidString: cursor) else {
                throw Refusal(.invalid, field: "data.cursor", message: "Must be what an earlier answer gave as next.")
            }
            before = id
        }
        return Statement(
            """
            SELECT \(NotificationView.columns) FROM notification
            WHERE ($1::uuid IS NULL OR party_id = $1) AND ($2::uuid IS NULL OR record_id = $2)
              AND ($3::text IS NULL OR state = $3) AND ($4::uuid IS NULL OR id < $4)
            ORDER BY id DESC LIMIT $5
            """,
            [
                query.partyId.map { .uuid($0.uuid) } ?? .null(.uuid),
                query.recordId.map { .uuid($0.uuid) } ?? .null(.uuid),
                query.state.map { .text($0.rawValue) } ?? .null(.text),
                before.map { .uuid($0) } ?? .null(.uuid), .int64(Int64(limit + 1)),
            ])
    }
}
