import Domain
import IntakeDomain
import Testing

@Suite struct CasePropertyTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func anyCommandsLeadToWhatTheirEventsSay(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let created = Case.Event(
            .created(Sample.newCase.origin, Sample.newCase.details), by: Sample.timer.principal, at: Sample.now)
        var subject = Sample.newCase
        var history = [created]
        for _ in 0..<60 { try step(&subject, &history, &generator) }
        #expect(subject.version == Int64(history.count))
        #expect(Case(replaying: history) == subject)
        #expect(Set(subject.facets.blockedBy).count == subject.facets.blockedBy.count)
        #expect(subject.facets.blockedBy.contains(.customerInfo) == (subject.state == .awaitingInfo))
        #expect((subject.resolutions.closure != nil) == (subject.state == .closed))
    }

    private func step(
        _ subject: inout Case, _ history: inout [Case.Event], _ generator: inout SeededGenerator
    ) throws {
        let actors = [Sample.anybody, Sample.julie, Sample.john, Sample.mary, Sample.beth, Sample.timer]
        let verb = try #require(Case.Verb.allCases.randomElement(using: &generator))
        let actor = try #require(actors.randomElement(using: &generator))
        let before = subject
        do throws(Rejection) {
            history += try subject.perform(Sample.command(Sample.action(verb), by: actor))
            let isTouched = subject != before
            #expect(!before.state.isFinal || !isTouched || verb == .reopen || verb == .note)
        } catch {
            #expect(subject == before)
        }
    }
}
