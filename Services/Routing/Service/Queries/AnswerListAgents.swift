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
        var conditions = Conditions()
        conditions.add(query.group.map { .text($0.description) }) { "\($0) = ANY (groups)" }
        conditions.add(query.presence.map { .text($0.rawValue) }) { "presence = \($0)" }
        if let after {
            let id = conditions.bind(.text(after.id))
            conditions.add(.text(after.name)) { "(name, agent.id) > (\($0), \(id))" }
        }
        let rows = conditions.bind(.int64(Int64(limit + 1)))
        return Statement(
            "\(AgentTable.selection) WHERE \(conditions.text) ORDER BY name, agent.id LIMIT \(rows)",
            conditions.parameters)
    }

    private func place(_ cursor: String) throws -> (name: String, id: String) {
        // An agent's id has a fixed length, and the name is whatever follows it.
        guard let data = Data(base64Encoded: cursor), let text = String(data: data, encoding: .utf8),
            let id = RecordID(String(text.prefix(36)))
        else { throw Refusal.foreignCursor }
        return (String(text.dropFirst(36)), id.description)
    }
}
