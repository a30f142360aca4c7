package import Domain

/// Why an agent cannot be asked to take an item, for the record of the decision.
package enum Exclusion: String, CaseIterable, Sendable {
    case notInGroup = "not_in_group"
    case missingSkill = "missing_skill"
    case notAvailable = "not_available"
    case noCapacity = "no_capacity"
    case passedOver = "passed_over"

    /// The first reason that holds; `nil` if the agent can be asked.
    package init?(of agent: Agent, for item: WorkItem, at now: Timestamp) {
        if let group = item.requirement.group, !agent.profile.groups.contains(group) {
            self = .notInGroup
        } else if !item.requirement.skills.allSatisfy(agent.profile.has) {
            self = .missingSkill
        } else if !agent.isAvailable {
            self = .notAvailable
        } else if agent.free < item.requirement.weight {
            self = .noCapacity
        } else if let end = item.history.passedOver[agent.id], now < end {
            self = .passedOver
        } else {
            return nil
        }
    }
}
