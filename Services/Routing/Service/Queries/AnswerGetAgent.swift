import Contracts
import Domain
import Durability
import Postgres

/// Shows an agent, whether they take work, and how much they have.
struct AnswerGetAgent: QueryHandler {
    typealias Store = RoutingStore

    func answer(_ query: Message<GetAgent>, in transaction: Transaction) async throws -> CommandAnswer {
        try query.requireStaff()
        let id = try query.requireSubject().description
        let rows = try await transaction.execute(
            Statement("\(AgentTable.selection) WHERE agent.id = $1", [.text(id)]))
        guard let row = rows.first else { throw Refusal(.notFound, message: "There is no such agent.") }
        return .ok(data: try ContentCoding.encode(try AgentView(try AgentTable.record(row))), next: nil)
    }
}
