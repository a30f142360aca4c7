import Contracts
import Domain
import Durability
import RoutingDomain

extension UnitOfWork<RoutingWorkspace> {
    /// Takes what the owner says of a record; what is older than what is known changes nothing.
    mutating func take(_ news: RecordNews, at time: Timestamp) throws {
        guard var entry = workspace.items[news.id] else { return try enter(news, at: time) }
        guard entry.record.version < news.record.version else { return }
        let subject = entry.record.facts[.subject]
        entry.record = news.record
        if entry.record.facts[.subject] == nil { entry.record.facts[.subject] = subject }
        let rule = workspace.rules.rule(for: entry.record.facts)
        let misled = entry.item.wasChanged(priority: news.priority, requirement: news.requirement(by: rule))
        entry.rulesVersion = workspace.rulesVersion
        let overtaken = entry.item.follow(news, at: time)
        workspace.save(entry)
        if let overtaken {
            try settle(overtaken, by: news)
        } else if let misled, workspace.offers[misled]?.offer.state == .made {
            try withdraw(misled, because: "The work is now for others.")
        }
    }

    private mutating func enter(_ news: RecordNews, at time: Timestamp) throws {
        let rule = workspace.rules.rule(for: news.record.facts)
        var item = WorkItem(
            id: news.id, requirement: news.requirement(by: rule), priority: news.priority, waitingSince: time)
        item.follow(news, at: time)
        workspace.save(
            RoutingWorkspace.ItemEntry(
                item: item, record: news.record, rulesVersion: workspace.rulesVersion, movedAt: now))
        if let rule, !news.isOver { try setPriority(of: news, by: rule) }
    }

    /// An offer whose agent got the record has led where it should; any other is withdrawn.
    private mutating func settle(_ id: Offer.ID, by news: RecordNews) throws {
        guard var entry = workspace.offers[id] else { return }
        if entry.offer.state == .accepted, entry.offer.terms.agent == news.assignee {
            entry.dueAt = nil
            workspace.save(entry)
        } else {
            try withdraw(id, because: news.isOver ? "The record is over." : "The record has an assignee already.")
        }
    }

    /// Only cases have a command for it; an incident's priority is set by whoever creates it.
    private mutating func setPriority(of news: RecordNews, by rule: RoutingRule) throws {
        let impact = rule.outcome.impact ?? news.impact
        let urgency = rule.outcome.urgency ?? news.urgency
        guard news.record.kind == .case, impact != news.impact || urgency != news.urgency else { return }
        var command = SetCasePriority(
            actor: .system(ServiceName.routing.rawValue), reason: "An assignment rule says so.")
        command.impact = impact
        command.urgency = urgency
        try send(command, to: news.id.uuid)
    }

    /// Routes waiting work anew, after the rules have changed.
    mutating func routeAgain(_ id: WorkItem.ID) {
        guard var entry = workspace.items[id], entry.item.state == .waiting else { return }
        let rule = workspace.rules.rule(for: entry.record.facts)
        let requirement = entry.record.requirement(by: rule, language: entry.item.requirement.language)
        entry.item.wasChanged(priority: entry.item.priority, requirement: requirement)
        entry.rulesVersion = workspace.rulesVersion
        workspace.save(entry)
    }
}

extension WorkItem {
    /// Moves to where the owner says that the record is; returns an open offer that is overtaken by it.
    @discardableResult
    fileprivate mutating func follow(_ news: RecordNews, at time: Timestamp) -> Offer.ID? {
        if news.isOver { return wasFinished() }
        if let assignee = news.assignee { return wasAssigned(to: assignee) }
        wasReturned(at: time)
        return nil
    }
}

extension RecordNews {
    fileprivate func requirement(by rule: RoutingRule?) -> WorkItem.Requirement {
        record.requirement(by: rule, language: language)
    }
}

extension WorkRecord {
    /// What it takes: the owner's group goes before the rule's, and a rule's skills are asked of its own group only.
    fileprivate func requirement(by rule: RoutingRule?, language: String?) -> WorkItem.Requirement {
        let outcome = rule?.outcome
        let isRulesGroup = group == nil || outcome?.group == nil || group == outcome?.group
        return WorkItem.Requirement(
            group: group ?? outcome?.group, skills: isRulesGroup ? outcome?.skills ?? [] : [], language: language)
    }
}
