/// All rules in their order.
package struct RoutingRules: Hashable, Sendable {
    private let rules: [RoutingRule]

    /// Takes the rules in any order.
    package init(_ rules: [RoutingRule]) {
        self.rules = rules.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
    }

    /// The first rule that the piece of work meets; `nil` if no rule wants it, so that whoever is free is asked.
    package func rule(for subject: RoutingRule.Subject) -> RoutingRule? { rules.first { $0.isMet(by: subject) } }
}
