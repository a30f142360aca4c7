/// All rules in their order, and where work goes that none of them knows.
package struct RoutingRules: Hashable, Sendable {
    /// Where a piece of work goes, and by which rule.
    package struct Route: Hashable, Sendable {
        package let group: String
        package let skills: [SkillRequirement]
        /// The rule's id; `nil` for the fallback.
        package let rule: String?
    }

    private let rules: [RoutingRule]
    private let fallbackGroup: String

    /// Takes the rules in any order, and the group that gets what no rule wants.
    package init(_ rules: [RoutingRule], fallbackGroup: String) {
        self.rules = rules.sorted { ($0.order, $0.id) < ($1.order, $1.id) }
        self.fallbackGroup = fallbackGroup
    }

    /// Where the piece of work goes: by the first rule that it meets.
    package func route(_ subject: RoutingRule.Subject) -> Route {
        guard let rule = rules.first(where: { $0.condition.isMet(by: subject) }) else {
            return Route(group: fallbackGroup, skills: [], rule: nil)
        }
        return Route(group: rule.group, skills: rule.skills, rule: rule.id)
    }
}
