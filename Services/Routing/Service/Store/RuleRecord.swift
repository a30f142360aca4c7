import FoundationEssentials
import RoutingDomain

/// A rule as it is kept.
struct RuleRecord: Hashable, Sendable {
    let id: UUID
    var name: String
    var position: Int
    var conditions: [RoutingRule.Condition]
    var outcome: RoutingRule.Outcome
    /// Whether the rule is asked.
    var isActive: Bool
    /// The number of changes so far.
    var version: Int64

    /// The rule as the domain has it.
    var rule: RoutingRule {
        RoutingRule(id: id.uuidString, position: position, conditions: conditions, outcome: outcome)
    }
}
