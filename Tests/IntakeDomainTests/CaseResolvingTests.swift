import Domain
import IntakeDomain
import Testing

@Suite struct CaseResolvingTests {
    @Test func aSolutionNeedsCodeAndNotes() throws {
        let subject = try Sample.subject(.open)
        let refusal = Rejection.guardFailed("code_and_notes", reason: "A solution needs a code and notes.")
        for proposal in [Case.Proposal(code: "", notes: "Done."), Case.Proposal(code: "done", notes: " ")] {
            #expect(throws: refusal) { try subject.decide(Sample.command(.proposeSolution(proposal))) }
        }
    }

    @Test func missingFieldsOfTheTypeAreNamed() throws {
        var proposal = Sample.proposal
        proposal.missingFields = ["product", "asset"]
        let subject = try Sample.subject(.open)
        #expect(throws: Rejection.guardFailed("mandatory_fields", reason: "Missing: product, asset.")) {
            try subject.decide(Sample.command(.proposeSolution(proposal)))
        }
    }

    @Test func anOpenTaskIsPassedOverByForceOnly() throws {
        var subject = try Sample.subject(.open)
        _ = try subject.perform(Sample.command(.block(Case.Blocker(.caseTask, recordID: "task-1"))))
        var proposal = Sample.proposal
        #expect(throws: Rejection.self) { try subject.decide(Sample.command(.proposeSolution(proposal))) }
        proposal.forceReason = "the customer cannot wait"
        #expect(try subject.decide(Sample.command(.proposeSolution(proposal))).count == 1)
    }

    @Test func aSolutionStopsTheClockWhenItHappened() throws {
        var subject = try Sample.subject(.open)
        var proposal = Sample.proposal
        proposal.occurredAt = Sample.now.advanced(by: .seconds(-60))
        _ = try subject.perform(Sample.command(.proposeSolution(proposal)))
        #expect(subject.resolutions.episodes.map(\.occurredAt) == [Sample.now.advanced(by: .seconds(-60))])
    }

    @Test func aSolutionAnswersAnOpenQuestion() throws {
        var subject = try Sample.subject(.awaitingInfo)
        let events = try subject.perform(Sample.command(.proposeSolution(Sample.proposal), by: Sample.john))
        #expect(events.map(\.fact.name) == ["resolved", "unblocked"])
        #expect(subject.facets.blockedBy.isEmpty)
    }

    @Test func anAgentAcceptsOnTheCustomersRecordedWordOnly() throws {
        var subject = try Sample.subject(.resolved)
        #expect(throws: Rejection.self) { try subject.decide(Sample.command(.acceptSolution(nil), by: Sample.john)) }
        let word = Case.CustomerWord(interactionID: "call-9")
        _ = try subject.perform(Sample.command(.acceptSolution(word), by: Sample.john))
        #expect(subject.resolutions.closure?.by == .customer)
        #expect(subject.resolutions.closure?.customerWord == "call-9")
        #expect(subject.resolutions.episodes.map(\.state) == [.accepted])
    }

    @Test func everySolutionIsAnEpisodeAndTheSecondRejectionAsksForAManager() throws {
        var subject = try Sample.subject(.resolved)
        let reject = Sample.command(.rejectSolution(reason: "It still blinks.", nil), by: Sample.julie)
        #expect(try subject.perform(reject).map(\.fact.name) == ["solution_rejected"])
        _ = try subject.perform(Sample.command(.proposeSolution(Sample.proposal)))
        #expect(try subject.perform(reject).map(\.fact.name) == ["solution_rejected", "updated"])
        #expect(subject.facets.escalation == .requested)
        #expect(subject.resolutions.episodes.map(\.number) == [1, 2])
        #expect(subject.resolutions.episodes.map(\.state) == [.rejected, .rejected])
        #expect(subject.resolutions.reopenCount == 2)
    }

    @Test func timeClosesOnlyWhatNobodyCaresAbout() throws {
        var attended = try Sample.subject(.resolved)
        _ = try attended.perform(Sample.command(.customerReplied(Sample.answer), by: Sample.julie))
        var escalated = try Sample.subject(.resolved)
        _ = try escalated.perform(Sample.command(.update(.escalation(.escalated))))
        let calm = try Sample.subject(.resolved)
        let attempts: [(Case, Case.AutoCloseFacts, String)] = [
            (attended, Sample.calm, "no_needs_attention"),
            (escalated, Sample.calm, "no_escalation"),
            (calm, Case.AutoCloseFacts(accountIsEscalated: true, openChildren: 0), "no_escalation"),
            (calm, Case.AutoCloseFacts(accountIsEscalated: false, openChildren: 1), "no_open_child"),
        ]
        for (subject, facts, rule) in attempts {
            #expect(guardFailed(by: .autoClose(facts), on: subject) == rule)
        }
        let closed = try calm.decide(Sample.command(.autoClose(Sample.calm), by: Sample.timer))
        guard case .closed(let closure)? = closed.first?.fact else { throw Rejection.notFound("closure") }
        #expect(closure.by == .auto)
        #expect(closure.episode == 1)
    }

    @Test func theCustomerClosesWithoutNotesAndTheAgentDoesNot() throws {
        let subject = try Sample.subject(.open)
        let closing = Case.Action.close(Case.Closing(code: "not_needed", notes: nil))
        #expect(try subject.decide(Sample.command(closing, by: Sample.julie)).count == 1)
        #expect(throws: Rejection.self) { try subject.decide(Sample.command(closing, by: Sample.john)) }
    }

    @Test func theCustomerCancelsBeforeWorkBeginsOnly() throws {
        let cancel = Sample.command(.cancel(reason: "found it"), by: Sample.julie)
        #expect(try Sample.subject(.new).decide(cancel).count == 1)
        #expect(throws: Rejection.self) { try Sample.subject(.open).decide(cancel) }
    }

    @Test func aMistakeIsUndoneWithinItsWindowOnly() throws {
        var subject = try Sample.subject(.closed)
        let reopen = Case.Action.reopen(reason: "wrong case", window: .seconds(3_600))
        let late = Sample.command(reopen, by: Sample.beth, at: Sample.now.advanced(by: .seconds(3_601)))
        #expect(throws: Rejection.guardFailed("within_reopen_window", reason: "The case was closed too long ago.")) {
            try subject.decide(late)
        }
        _ = try subject.perform(Sample.command(reopen, by: Sample.beth))
        #expect(subject.state == .open)
        #expect(subject.resolutions.closure == nil)
        #expect(subject.resolutions.reopenCount == 1)
    }

    private func guardFailed(by action: Case.Action, on subject: Case) -> String? {
        do throws(Rejection) {
            _ = try subject.decide(Sample.command(action, by: Sample.timer))
            return nil
        } catch .guardFailed(let rule, _) {
            return rule
        } catch {
            return nil
        }
    }
}
