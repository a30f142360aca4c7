import Contracts
import Domain
import Durability
import FoundationEssentials
import Postgres
import RoutingDomain

/// Lists agents by name.
struct AnswerListAgents: QueryHandler {
    typealias Store = RoutingStore

    func answer(_ query: Message<ListAgents>, in transaction: Transaction) async throws -> CommandAnswer {
        try query.requireStaff()
        let limit = query.content.limit ?? 50
        let rows = try await transaction.execute(try statement(query.content, limit: limit))
        let records = try rows.prefix(limit).map(AgentTable.record)
        let last = rows.count > limit ? records.last?.agent : nil
        let next = last.map { Data(($0.id + $0.profile.name).utf8).base64EncodedString() }
        return .ok(data: try ContentCoding.encode(try records.map(AgentView.init)), next: next)
    }

    /// One row more than asked for tells whether the list goes on.
    private func statement(_ query: ListAgents, limit: Int) throws -> Statement {
        let after = try query.cursor.map(place)
        return Statement(
            """
            \(AgentTable.selection)
            WHERE ($1::text IS NULL OR $1 = ANY (groups)) AND ($2::text IS NULL OR presence = $2)
              AND ($3::text IS NULL OR (name, agent.id) > ($3, $4))
            ORDER BY name, agent.id LIMIT $5
            """,
            [
                query.group.map { .text($0.description) } ?? .null(.text),
                query.presence.map { .text($0.rawValue) } ?? .null(.text),
                after.map { .text($0.name) } ?? .null(.text), after.map { .text($0.id) } ?? .null(.text),
                .int64(Int64(limit + 1)),
            ])
    }

    private func place(_ cursor: String) throws -> (name: String, id: String) {
        // An agent's id has a fixed length, and the name is whatever follows it.
        guard let data = Data(base64Encoded: cursor), let text = String(data: data, encoding: .utf8),
            let id = RecordID(String(text.prefix(36)))
        else { throw Refusal.foreignCursor }
        return (String(text.dropFirst(36)), id.description)
    }
}
