import Domain
import IntakeDomain
import Testing

@Suite struct CaseAssigningTests {
    @Test func onlyTheAssigneeAcceptsACase() throws {
        let subject = try Sample.subject(.new)
        let refusal = Rejection.guardFailed("is_assignee", reason: "The case is not assigned to this agent.")
        #expect(throws: refusal) { try subject.decide(Sample.command(.accept, by: Sample.mary)) }
        #expect(try subject.decide(Sample.command(.accept, by: Sample.john)).map(\.fact) == [.opened])
    }

    @Test func anAgentMovesWorkWithinHisOwnGroupsOnly() throws {
        let subject = try Sample.subject(.open)
        let within = Case.AssignmentRequest(Case.Assignment(assignee: "mary"), targetIsInGroup: true)
        let elsewhere = Case.AssignmentRequest(
            Case.Assignment(group: "billing", assignee: "mary"), targetIsInGroup: true)
        #expect(try subject.decide(Sample.command(.assign(within), by: Sample.john)).count == 1)
        #expect(throws: Rejection.self) { try subject.decide(Sample.command(.assign(elsewhere), by: Sample.john)) }
        #expect(try subject.decide(Sample.command(.assign(elsewhere), by: Sample.mary)).count == 1)
    }

    @Test func anAgentOutsideTheGroupNeedsAnOverride() throws {
        let subject = try Sample.subject(.open)
        let target = Case.Assignment(assignee: "mary")
        let plain = Case.AssignmentRequest(target, targetIsInGroup: false)
        let forced = Case.AssignmentRequest(target, targetIsInGroup: false, overridesGroup: true)
        #expect(throws: Rejection.guardFailed("target_in_group", reason: "The agent is not in the group.")) {
            try subject.decide(Sample.command(.assign(plain)))
        }
        #expect(try subject.decide(Sample.command(.assign(forced))).count == 1)
    }

    @Test func assigningToTheSameChangesNothing() throws {
        let subject = try Sample.subject(.open)
        let request = Case.AssignmentRequest(subject.assignment, targetIsInGroup: true)
        #expect(try subject.decide(Sample.command(.assign(request))).isEmpty)
    }

    @Test func unassigningKeepsTheGroup() throws {
        var subject = try Sample.subject(.open)
        _ = try subject.perform(Sample.command(.unassign(reason: "sick")))
        #expect(subject.assignment == Case.Assignment(group: "support"))
    }

    @Test func priorityFollowsImpactAndUrgency() throws {
        var subject = try Sample.subject(.open)
        let before = subject
        let events = try subject.perform(
            Sample.command(.setPriority(impact: .high, urgency: .medium, reason: "outage")))
        #expect(events.map(\.fact.name) == ["priority_changed"])
        #expect(subject.priority == .p2)
        #expect(subject.changes(since: before) == ["version", "priority", "impact"])
    }

    @Test func aCommandForAnotherVersionIsStale() throws {
        let subject = try Sample.subject(.open)
        let command = Case.Command(.remind, by: Sample.timer, at: Sample.now, expectedVersion: 1)
        #expect(throws: Rejection.staleVersion(expected: 1, found: 3)) { try subject.decide(command) }
    }
}
