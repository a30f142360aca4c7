import Domain
import IntakeDomain
import Testing

@Suite struct CaseLinkingTests {
    @Test func anInvestigationBlocksTheCaseUntilItsEnd() throws {
        var subject = try Sample.subject(.open)
        let link = Sample.command(.link(Sample.investigation))
        #expect(try subject.perform(link).map(\.fact.name) == ["linked", "blocked"])
        #expect(try subject.perform(link).isEmpty)
        let unblock = Sample.command(.unblock(Case.Blocker(.incident, recordID: Sample.incident.id)))
        #expect(try subject.perform(unblock).map(\.fact.name) == ["unblocked", "attention_needed"])
        #expect(try subject.perform(unblock).isEmpty)
    }

    @Test func attentionIsNeededWhenTheLastBlockerEnds() throws {
        var subject = try Sample.subject(.open)
        let first = Case.Blocker(.problem, recordID: "problem-1")
        let second = Case.Blocker(.change, recordID: "change-1")
        for blocker in [first, second] { _ = try subject.perform(Sample.command(.block(blocker))) }
        _ = try subject.perform(Sample.command(.unblock(first)))
        #expect(subject.facets.needsAttention == nil)
        _ = try subject.perform(Sample.command(.unblock(second)))
        #expect(subject.facets.needsAttention?.why == .unblocked)
    }

    @Test func twoLinksToOneRecordBlockOnce() throws {
        var subject = try Sample.subject(.open)
        let cause = Link(.causedBy, Sample.incident)
        for link in [Sample.investigation, cause] { _ = try subject.perform(Sample.command(.link(link))) }
        #expect(subject.facets.blockedBy.count == 1)
        _ = try subject.perform(Sample.command(.unlink(cause)))
        #expect(subject.facets.blockedBy.count == 1)
        _ = try subject.perform(Sample.command(.unlink(Sample.investigation)))
        #expect(subject.facets.blockedBy.isEmpty)
    }

    @Test(arguments: [Link.Kind.childOf, .duplicateOf, .followUpOf, .mentionedIn])
    func aTieToAnotherCaseBlocksNothing(kind: Link.Kind) {
        #expect(Link(kind, RecordReference(.case, id: "case-2")).blocker == nil)
    }

    @Test func whatIsNotLinkedCannotBeUnlinked() throws {
        let subject = try Sample.subject(.open)
        #expect(throws: Rejection.notFound("link")) {
            try subject.decide(Sample.command(.unlink(Sample.investigation)))
        }
    }

    @Test func theLatestDraftOfASourceCounts() throws {
        var subject = try Sample.subject(.open)
        for text in ["first", "second"] {
            let draft = Case.Draft(.message, text: text, source: Sample.incident)
            _ = try subject.perform(Sample.command(.update(.draft(draft))))
        }
        #expect(subject.facets.drafts.map(\.text) == ["second"])
    }

    @Test func aFinalStateEndsWhatWaits() throws {
        var subject = try Sample.subject(.open)
        _ = try subject.perform(Sample.command(.link(Sample.investigation)))
        _ = try subject.perform(Sample.command(.needAttention(.requested)))
        _ = try subject.perform(Sample.command(.cancel(reason: "mistake")))
        #expect(subject.facets.blockedBy.isEmpty)
        #expect(subject.facets.needsAttention == nil)
        #expect(subject.facets.links == [Sample.investigation])
    }
}
