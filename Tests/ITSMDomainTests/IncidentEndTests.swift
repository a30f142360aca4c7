import Domain
import FoundationEssentials
import ITSMDomain
import Testing

@Suite struct IncidentEndTests {
    @Test func theCallerReopensWhatDoesNotWork() throws {
        var subject = try Sample.subject(.resolved)
        _ = try subject.perform(Sample.command(.reopen(reason: "still 503"), by: Sample.julie))
        #expect(subject.state == .inProgress)
        #expect(subject.progress.resolution == nil)
        #expect(subject.progress.reopenCount == 1)
    }

    @Test func openTasksEndWithTheIncident() throws {
        var closed = try Sample.subject(.inProgress)
        _ = try closed.perform(Sample.command(Sample.action(.addTask)))
        var cancelled = closed
        for action in [Incident.Action.resolve(Sample.solution), .autoClose] {
            _ = try closed.perform(Sample.command(action))
        }
        _ = try cancelled.perform(Sample.command(.cancel(reason: "no fault")))
        #expect(closed.tasks.map(\.state) == [.closedIncomplete])
        #expect(cancelled.tasks.map(\.state) == [.skipped])
    }

    @Test(arguments: IncidentTask.State.allCases, IncidentTask.State.allCases)
    func aTaskGoesForwardOnly(from: IncidentTask.State, to: IncidentTask.State) {
        let ends: Set<IncidentTask.State> = [.closedComplete, .closedIncomplete, .skipped]
        let allowed: Set<IncidentTask.State> =
            from == .open ? ends.union([.inProgress]) : from == .inProgress ? ends : []
        #expect(from.canBecome(to) == allowed.contains(to))
    }

    @Test func mailToAClosedIncidentGoesOnInANewOne() throws {
        let closed = try Sample.subject(.closed)
        let id = Incident.ID(UUID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0009))
        let creation = try closed.recurrence(
            id: id, number: Incident.Number(2), by: Sample.julie.principal, at: Sample.now)
        #expect(creation.origin.recurrenceOf == closed.id)
        #expect(creation.details == closed.details)
        #expect(throws: Rejection.wrongState(found: "resolved")) {
            try Sample.subject(.resolved).recurrence(
                id: id, number: Incident.Number(2), by: Sample.julie.principal, at: Sample.now)
        }
    }

    @Test func internalWordsAreNoPublicComment() throws {
        let subject = try Sample.subject(.inProgress)
        let internally = Incident.Comment(id: Sample.commentID, .internal, text: "node vsb-2")
        #expect(try subject.decide(Sample.command(.comment(internally))).map(\.fact.name) == ["updated"])
        let publicly = Incident.Comment(id: Sample.commentID, .public, text: "We found it.")
        #expect(try subject.decide(Sample.command(.comment(publicly))).map(\.fact.name) == ["public_comment"])
    }

    @Test func aRejectedSolutionProposesAndNeverForces() throws {
        let news = CaseNews.solutionRejected(reason: "still 503")
        func effect(_ state: Incident.State) throws -> Incident.CaseEffect {
            try Sample.subject(state).effect(of: news, commentID: Sample.commentID)
        }
        let note = Incident.Comment(
            id: Sample.commentID, .internal, text: "The customer rejected the solution; reopen? still 503")
        #expect(try effect(.resolved) == .act(.comment(note)))
        #expect(try effect(.closed) == .proposeNew)
    }

    @Test func theCustomersAnswerReachesTheIncident() throws {
        let waiting = try Sample.subject(.onHold(Sample.hold(.awaitingCaller)))
        let effect = waiting.effect(of: .infoReceived(text: "red"), commentID: Sample.commentID)
        #expect(effect == .act(.callerReplied(text: "red")))
    }
}
