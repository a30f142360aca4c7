import Domain
import RoutingDomain
import Testing

@Suite struct RoutingRulesTests {
    private let subject: RoutingRule.Subject = [
        .recordType: "case", .channel: "email", .category: "network", .language: "fi-FI", .priority: "2",
        .subject: "Error 503 on the TV Hub",
    ]

    private func rule(_ position: Int, _ id: String, _ conditions: RoutingRule.Condition...) -> RoutingRule {
        RoutingRule(id: id, position: position, conditions: conditions, outcome: .init(group: "group-\(id)"))
    }

    @Test func theFirstRuleThatIsMetDecides() {
        let rules = RoutingRules([rule(2, "b"), rule(1, "c", .init(.channel, ["phone"])), rule(2, "a")])
        #expect(rules.rule(for: subject)?.id == "a")
    }

    @Test func workThatNoRuleWantsHasNoRule() {
        #expect(RoutingRules([rule(1, "a", .init(.priority, ["1"]))]).rule(for: subject) == nil)
    }

    @Test func everyConditionMustBeMetByOneOfItsValues() {
        #expect(rule(1, "a", .init(.category, ["tv", "Network"])).isMet(by: subject))
        #expect(!rule(1, "a", .init(.category, ["network"]), .init(.channel, ["phone"])).isMet(by: subject))
        #expect(rule(1, "a", .init(.category, ["network"]), .init(.channel, ["email"])).isMet(by: subject))
    }

    @Test func whatTheWorkDoesNotHaveMatchesNothing() {
        #expect(!rule(1, "a", .init(.product, ["hub"])).isMet(by: subject))
        #expect(!rule(1, "a", .init(.product, [""], by: .contains)).isMet(by: subject))
    }

    @Test func languagesAreComparedByThePrimarySubtag() {
        #expect(rule(1, "a", .init(.language, ["FI"])).isMet(by: subject))
        #expect(rule(1, "a", .init(.language, ["fi-SE"])).isMet(by: subject))
        #expect(!rule(1, "a", .init(.language, ["en"])).isMet(by: subject))
    }

    @Test func aPartOfTheTextIsEnoughForContains() {
        #expect(rule(1, "a", .init(.subject, ["tv hub"], by: .contains)).isMet(by: subject))
        #expect(!rule(1, "a", .init(.subject, ["tv hub"])).isMet(by: subject))
    }
}
