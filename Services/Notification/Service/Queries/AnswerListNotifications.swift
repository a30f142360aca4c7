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
        var conditions = Conditions()
        conditions.add(query.partyId.map { .uuid($0.uuid) }) { "party_id = \($0)" }
        conditions.add(query.recordId.map { .uuid($0.uuid) }) { "record_id = \($0)" }
        conditions.add(query.state.map { .text($0.rawValue) }) { "state = \($0)" }
        conditions.add(before.map { .uuid($0) }) { "id < \($0)" }
        let rows = conditions.bind(.int64(Int64(limit + 1)))
        return Statement(
            """
            SELECT \(NotificationView.columns) FROM notification
            WHERE \(conditions.text) ORDER BY id DESC LIMIT \(rows)
            """, conditions.parameters)
    }
}
