import Bookkeeping
import Contracts
import Domain
import Durability
import IntakeDomain
import Postgres

/// Shows what happened to a case, in order.
struct AnswerCaseHistory: QueryHandler {
    typealias Store = IntakeStore

    /// One event.
    private struct Line: Encodable {
        let sequence: Int64
        let event: String
        let at: Timestamp
        let actor: Principal
        let summary: String
    }

    func answer(_ query: Message<GetCaseHistory>, in transaction: Transaction) async throws -> CommandAnswer {
        try Speakers.check(query.content.actor, spokenForBy: query.user)
        guard let id = query.caseID else {
            throw Refusal(.invalid, field: "subject", message: "The subject must be the case's id.")
        }
        guard query.content.actor.kind != .customer else {
            throw Refusal(.forbidden, field: "data.actor", message: "The history is for our own people.")
        }
        let limit = query.content.limit ?? 50
        let after = query.content.cursor.flatMap { Int64($0) } ?? 0
        let rows = try await transaction.execute(
            """
            SELECT sequence, event, at, actor_kind, actor_id, summary FROM case_history
            WHERE case_id = \(id.uuid) AND sequence > \(after) ORDER BY sequence LIMIT \(Int64(limit + 1))
            """)
        let lines = try rows.prefix(limit).map { row in
            Line(
                sequence: try row.int64("sequence"), event: try row.text("event"), at: try row.timestamp("at"),
                actor: try row.principal("actor"),
                summary: try row.text("summary"))
        }
        let next = rows.count > limit ? lines.last.map { String($0.sequence) } : nil
        return .ok(data: try ContentCoding.encode(lines), next: next)
    }
}
