import Domain
import RoutingDomain
import Testing

@Suite struct RoutingRulesTests {
    private func rule(_ order: Int, _ id: String, _ change: (inout RoutingRule.Condition) -> Void) -> RoutingRule {
        var condition = RoutingRule.Condition()
        change(&condition)
        return RoutingRule(order: order, id: id, condition: condition, group: "group-\(id)")
    }

    private var subject: RoutingRule.Subject {
        var subject = RoutingRule.Subject(channel: .email, priority: .p2)
        subject.category = "network"
        subject.language = "fi-FI"
        return subject
    }

    @Test func theFirstRuleThatIsMetDecides() {
        let rules = RoutingRules(
            [rule(2, "b") { _ in }, rule(1, "c") { $0.channels = [.phone] }, rule(2, "a") { _ in }],
            fallbackGroup: "everybody")
        #expect(rules.route(subject).rule == "a")
        #expect(rules.route(subject).group == "group-a")
    }

    @Test func workThatNoRuleWantsGoesToTheFallback() {
        let rules = RoutingRules([rule(1, "a") { $0.priorities = [.p1] }], fallbackGroup: "everybody")
        let route = rules.route(subject)
        #expect(route.group == "everybody")
        #expect(route.rule == nil)
    }

    @Test func everyPartOfAConditionMustBeMet() {
        #expect(rule(1, "a") { $0.languages = ["fi"] }.condition.isMet(by: subject))
        #expect(rule(1, "a") { $0.categories = ["network", "tv"] }.condition.isMet(by: subject))
        #expect(!rule(1, "a") { $0.products = ["hub"] }.condition.isMet(by: subject))
        let mixed = rule(1, "a") { condition in
            condition.channels = [.email]
            condition.languages = ["en"]
        }
        #expect(!mixed.condition.isMet(by: subject))
    }
}
