import Domain
import ITSMDomain
import Testing

@Suite struct IncidentPropertyTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func anyCommandsLeadToWhatTheirEventsSay(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var subject = Sample.newIncident
        let created = Incident.Fact.created(subject.origin, subject.details, subject.assignment)
        var history = [Incident.Event(created, by: Sample.system.principal, at: Sample.now)]
        for _ in 0..<60 { try step(&subject, &history, &generator) }
        #expect(subject.version == Int64(history.count))
        #expect(Incident(replaying: history) == subject)
        #expect(subject.tasks.allSatisfy { !subject.state.isFinal || $0.state.isEnded })
        #expect(!(subject.state == .resolved && subject.progress.resolution == nil))
    }

    private func step(
        _ subject: inout Incident, _ history: inout [Incident.Event], _ generator: inout SeededGenerator
    ) throws {
        let actors = [Sample.anybody, Sample.julie, Sample.chris, Sample.beth, Sample.system]
        let verb = try #require(Incident.Verb.allCases.randomElement(using: &generator))
        let actor = try #require(actors.randomElement(using: &generator))
        let before = subject
        do throws(Rejection) {
            history += try subject.perform(Sample.command(Sample.action(verb), by: actor))
            #expect(!before.state.isFinal || subject == before)
        } catch {
            #expect(subject == before)
        }
    }
}
