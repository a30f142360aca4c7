import Contracts
import Domain
import Durability
import FoundationEssentials
import Postgres
import RoutingDomain

/// Lists the assignment rules in the order in which they are asked.
struct AnswerListRules: QueryHandler {
    typealias Store = RoutingStore

    func answer(_ query: Message<ListRoutingRules>, in transaction: Transaction) async throws -> CommandAnswer {
        try query.requireStaff()
        let limit = query.content.limit ?? 50
        let start = try query.content.cursor.map { cursor in
            guard let start = Int64(cursor), start >= 0 else { throw Refusal.foreignCursor }
            return start
        }
        let rows = try await transaction.execute(
            """
            SELECT id, position, name, conditions, outcome, is_active, version FROM rule
            ORDER BY position, id OFFSET \(start ?? 0) LIMIT \(Int64(limit + 1))
            """)
        let rules = try rows.prefix(limit).map { RuleView(try RuleTable.record($0)) }
        let next = rows.count > limit ? String((start ?? 0) + Int64(limit)) : nil
        return .ok(data: try ContentCoding.encode(rules), next: next)
    }
}

/// A rule as `routing.rule.upsert` takes it, with its id and version.
private struct RuleView: Encodable {
    let id: RecordID
    let version: Int64
    let name: String
    let position: Int
    let conditions: [RoutingRule.Condition]
    let group: String?
    let skills: [String]
    let impact: Level?
    let urgency: Level?
    let isActive: Bool

    init(_ rule: RuleRecord) {
        id = RecordID(rule.id)
        version = rule.version
        name = rule.name
        position = rule.position
        conditions = rule.conditions
        group = rule.outcome.group
        skills = rule.outcome.skills.map(\.skill)
        impact = rule.outcome.impact
        urgency = rule.outcome.urgency
        isActive = rule.isActive
    }
}
