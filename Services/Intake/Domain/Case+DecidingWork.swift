import Domain

extension Case {
    func accepting(_ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.agent), "an agent")
        try Self.require(.isAssignee, isAssignee(command.actor), "The case is not assigned to this agent.")
        return [.opened]
    }

    func assigning(_ request: AssignmentRequest, _ command: Command) throws(Rejection) -> [Fact] {
        let target = Assignment(group: request.target.group ?? assignment.group, assignee: request.target.assignee)
        try Self.allow(mayAssign(within: target.group, command.actor), "a lead, routing or an agent of the group")
        guard target.group != nil || target.assignee != nil else {
            throw .invalid(field: "assignee", reason: "A group or an agent must be named.")
        }
        let isInGroup = target.assignee == nil || request.targetIsInGroup || request.overridesGroup
        try Self.require(.targetInGroup, isInGroup, "The agent is not in the group.")
        return target == assignment ? [] : [.assigned(target, reason: request.reason)]
    }

    func unassigning(_ reason: String?, _ command: Command) throws(Rejection) -> [Fact] {
        let isAllowed = isAssignee(command.actor) || mayAssign(within: assignment.group, command.actor)
        try Self.allow(isAllowed, "the assignee, a lead, routing or an agent of the group")
        return assignment.assignee == nil ? [] : [.unassigned(reason: reason)]
    }

    /// An agent may move work within the groups that he belongs to, and take what belongs to none.
    private func mayAssign(within group: String?, _ actor: Actor) -> Bool {
        if actor.holds(.teamLead, .customerServiceManager, .system) { return true }
        guard actor.holds(.agent) else { return false }
        return group.map(actor.groups.contains) ?? true
    }

    func settingPriority(
        impact: Level, urgency: Level, reason: String, _ command: Command
    ) throws(Rejection) -> [Fact] {
        try allowStaff(command.actor)
        let isUnchanged = impact == details.impact && urgency == details.urgency
        return isUnchanged ? [] : [.priorityChanged(impact: impact, urgency: urgency, reason: reason)]
    }

    func updating(_ amendment: Amendment, _ command: Command) throws(Rejection) -> [Fact] {
        try allowStaff(command.actor)
        var amended = self
        amended.amend(amendment)
        return amended == self ? [] : [.updated(amendment)]
    }

    func reminding(_ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.system), "a timer")
        return [.reminderDue]
    }

    func allowStaff(_ actor: Actor) throws(Rejection) {
        let isStaff = actor.holds(.agent, .teamLead, .customerServiceManager, .majorIssueManager, .system)
        try Self.allow(isStaff, "an agent, a lead, a manager or a service")
    }
}
