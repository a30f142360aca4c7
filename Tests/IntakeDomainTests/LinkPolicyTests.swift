import Domain
import IntakeDomain
import Testing

/// The incident rows of records.md 2.9.
@Suite struct LinkPolicyTests {
    private let blocker = Case.Blocker(.incident, recordID: Sample.incident.id)
    private let fixed = IncidentNews.resolved(code: "restarted", notes: "Node vsb-2", customerText: "TV works again.")

    private func linked(_ state: Case.State) throws -> Case {
        var subject = try Sample.subject(.open)
        _ = try subject.perform(Sample.command(.link(Sample.investigation)))
        if state == .awaitingInfo { _ = try subject.perform(Sample.command(.requestInfo(Sample.question))) }
        if state == .resolved || state == .closed {
            var proposal = Sample.proposal
            proposal.source = Sample.incident
            _ = try subject.perform(Sample.command(.proposeSolution(proposal)))
        }
        if state == .closed { _ = try subject.perform(Sample.command(.acceptSolution(nil))) }
        return subject
    }

    private func actions(
        _ news: IncidentNews, on subject: Case, policy: LinkPolicy = LinkPolicy(),
        chain: Set<LinkPolicy.Passage> = []
    ) -> [Case.Action] {
        policy.actions(for: news, of: Sample.incident, on: subject, noteID: Sample.messageID, chain: chain)
    }

    /// Carries the actions out as the system.
    private func after(_ news: IncidentNews, on state: Case.State, policy: LinkPolicy = LinkPolicy()) throws -> Case {
        var subject = try linked(state)
        for action in actions(news, on: subject, policy: policy) {
            _ = try subject.perform(Sample.command(action, by: Sample.timer))
        }
        return subject
    }

    @Test(arguments: [IncidentNews.started, .resumed, .held(reason: "awaiting_vendor", question: nil)])
    func progressIsNotedInternally(news: IncidentNews) throws {
        #expect(actions(news, on: try linked(.open)).map(\.verb) == [.note])
    }

    @Test func aWaitForTheCallerProposesItsQuestion() throws {
        let subject = try after(.held(reason: "awaiting_caller", question: "Which light?"), on: .open)
        #expect(subject.facets.drafts == [Case.Draft(.question, text: "Which light?", source: Sample.incident)])
    }

    @Test func aPublicCommentBecomesADraft() throws {
        let subject = try after(.publicComment(text: "We found it."), on: .open)
        #expect(subject.facets.drafts.map(\.kind) == [.message])
    }

    @Test func aResolvedIncidentUnblocksAndDraftsButNeverResolves() throws {
        let subject = try after(fixed, on: .open)
        #expect(subject.state == .open)
        #expect(subject.facets.blockedBy.isEmpty)
        #expect(subject.facets.needsAttention?.why == .incidentResolved)
        #expect(subject.facets.drafts.map(\.text) == ["TV works again."])
    }

    @Test func thePolicyMayProposeTheSolutionWhenNothingElseBlocks() throws {
        let automatic = LinkPolicy(proposesSolutions: true)
        let solved = try after(fixed, on: .open, policy: automatic)
        #expect(solved.state == .resolved)
        #expect(solved.resolutions.episodes.last?.source == Sample.incident)
        let waiting = try after(fixed, on: .awaitingInfo, policy: automatic)
        #expect(waiting.state == .awaitingInfo)
        #expect(waiting.facets.drafts.map(\.kind) == [.solution])
    }

    @Test func aReopenedIncidentCallsBackToTheCaseItSolved() throws {
        let subject = try after(.reopened(reason: "It fails again."), on: .resolved)
        #expect(subject.state == .resolved)
        #expect(subject.facets.needsAttention?.why == .incidentReopened)
        #expect(subject.facets.drafts.map(\.kind) == [.apology])
        #expect(subject.facets.blockedBy == [blocker])
    }

    @Test func aClosedCaseGetsANoteOnly() throws {
        let closed = try linked(.closed)
        for news in [fixed, .reopened(reason: "again"), .cancelled(reason: "none", duplicateOf: nil)] {
            #expect(actions(news, on: closed).map(\.verb) == [.note])
        }
    }

    @Test func aCancelledIncidentNeedsAttention() throws {
        let subject = try after(.cancelled(reason: "no fault", duplicateOf: nil), on: .open)
        #expect(subject.facets.blockedBy.isEmpty)
        #expect(subject.facets.needsAttention?.why == .incidentCancelled)
    }

    @Test func theLinkOfADuplicateGoesOverToTheOriginal() throws {
        let original = RecordReference(.incident, id: "incident-2", number: "INC0000002")
        let subject = try after(.cancelled(reason: "duplicate", duplicateOf: original), on: .open)
        #expect(subject.facets.links == [Link(.investigatedBy, original)])
        #expect(subject.facets.blockedBy == [Case.Blocker(.incident, recordID: original.id)])
        #expect(subject.facets.needsAttention == nil)
    }

    @Test func newsThatCameThroughTheLinkDoNotGoBack() throws {
        let subject = try linked(.open)
        let passage = LinkPolicy.Passage(caseID: subject.id, recordID: Sample.incident.id)
        #expect(actions(fixed, on: subject, chain: [passage]).isEmpty)
    }

    @Test func newsOfAnotherIncidentDoNothing() throws {
        #expect(actions(fixed, on: try Sample.subject(.open)).isEmpty)
    }
}
