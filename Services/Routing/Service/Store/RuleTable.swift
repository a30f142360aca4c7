import Durability
import Postgres
import RoutingDomain

/// The tables `rule` and `rule_book`.
enum RuleTable {
    static let columns = "id, position, name, conditions, outcome, is_active, version"

    /// Read before the rules, so that a change between the two is seen as one still to come.
    static let selectVersion: Statement = "SELECT version FROM rule_book"

    /// Keeps all others from matching and from changing rules until the transaction ends.
    static let lockBook: Statement = "SELECT version FROM rule_book FOR UPDATE"

    /// The same if nobody else has locked it; no row if somebody has.
    static let lockBookIfFree: Statement = "SELECT version FROM rule_book FOR UPDATE SKIP LOCKED"

    static let selectAll = Statement("SELECT \(columns) FROM rule ORDER BY position, id", [])

    static func record(_ row: Row) throws -> RuleRecord {
        RuleRecord(
            id: try row.uuid("id"), name: try row.text("name"), position: try row.int("position"),
            conditions: try StoredJSON.decode([RoutingRule.Condition].self, try row.text("conditions")),
            outcome: try StoredJSON.decode(RoutingRule.Outcome.self, try row.text("outcome")),
            isActive: try row.bool("is_active"), version: try row.int64("version"))
    }

    static func save(_ rules: [RuleRecord]) throws -> [Statement] {
        guard !rules.isEmpty else { return [] }
        return try rules.map(upsert) + ["UPDATE rule_book SET version = version + 1"]
    }

    private static func upsert(_ rule: RuleRecord) throws -> Statement {
        """
        INSERT INTO rule (id, position, name, conditions, outcome, is_active, version)
        VALUES (
            \(rule.id), \(Int32(rule.position)), \(rule.name), \(json: try StoredJSON.encode(rule.conditions)),
            \(json: try StoredJSON.encode(rule.outcome)), \(rule.isActive), \(rule.version))
        ON CONFLICT (id) DO UPDATE SET
            position = excluded.position, name = excluded.name, conditions = excluded.conditions,
            outcome = excluded.outcome, is_active = excluded.is_active, version = excluded.version
        """
    }
}
