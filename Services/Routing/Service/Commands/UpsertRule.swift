import Contracts
import Domain
import Durability
import FoundationEssentials
import RoutingDomain

/// Adds an assignment rule or brings one up to date; what waits is routed anew by it.
struct UpsertRule: CommandHandler {
    typealias Store = RoutingStore

    func gather(_ command: Message<UpsertRoutingRule>, into needs: inout RoutingNeeds) {
        needs.add(command.content.actor)
        needs.rules = true
    }

    func handle(
        _ command: Message<UpsertRoutingRule>, in unit: inout UnitOfWork<RoutingWorkspace>
    ) throws -> CommandAnswer {
        try unit.requireManager(for: command)
        let id = try command.requireSubject()
        let known = unit.workspace.ruleRecords[id.uuid]
        try command.check(version: known?.version ?? 0)
        var rule = RuleRecord(command.content, id: id.uuid, version: known?.version ?? 0)
        if rule != known {
            rule.version += 1
            unit.workspace.save(rule)
        }
        return .accepted(id: id.description, number: nil, version: rule.version)
    }
}

extension RuleRecord {
    fileprivate init(_ command: UpsertRoutingRule, id: UUID, version: Int64) {
        var outcome = RoutingRule.Outcome(group: command.group?.description)
        outcome.skills = command.skills.map { SkillRequirement($0) }
        outcome.impact = command.impact
        outcome.urgency = command.urgency
        self.init(
            id: id, name: command.name, position: command.position,
            conditions: command.conditions.map(RoutingRule.Condition.init), outcome: outcome,
            isActive: command.isActive, version: version)
    }
}

extension RoutingRule.Condition {
    fileprivate init(_ condition: RoutingCondition) {
        self.init(
            RoutingRule.Member(condition.member), condition.values, by: Comparison(condition.comparison))
    }
}

extension RoutingRule.Condition.Comparison {
    fileprivate init(_ comparison: RoutingCondition.Comparison) {
        switch comparison {
        case .equals: self = .equals
        case .contains: self = .contains
        }
    }
}

extension RoutingRule.Member {
    fileprivate init(_ member: RoutingCondition.Member) {
        switch member {
        case .recordType: self = .recordType
        case .type: self = .type
        case .channel: self = .channel
        case .category: self = .category
        case .product: self = .product
        case .priority: self = .priority
        case .language: self = .language
        case .partyId: self = .partyId
        case .accountId: self = .accountId
        case .subject: self = .subject
        }
    }
}
