import Domain
import SurveyDomain
import Testing

@Suite struct EligibilityTests {
    private func reason(
        _ end: ClosedCase.End = .byCustomer, party: String? = "julie", child: Bool = false,
        facts: Eligibility.Facts = Sample.free, rules: Questionnaire.Rules = Questionnaire.Rules()
    ) -> Eligibility.SkipReason? {
        let closed = ClosedCase(id: "case-1", episode: 1, partyID: party, end: end, isMajorChild: child)
        return Eligibility.reasonToSkip(closed, facts, by: rules, at: Sample.now)
    }

    @Test func whoAcceptedASolutionIsAsked() {
        #expect(reason() == nil)
        #expect(reason(.byAgent(code: "solved")) == nil)
    }

    @Test func everySkipHasItsReason() {
        var silent = Questionnaire.Rules()
        silent.includesMajorChildren = false
        var sampled = Questionnaire.Rules()
        sampled.samplePercent = 50
        let recent = Eligibility.Facts(hasOptedOut: false, lastAskedAt: Sample.after(-14 * 86_400 + 1), draw: 0)
        #expect(reason(.byTime) == .autoClosed)
        #expect(reason(.byAgent(code: "spam")) == .spam)
        #expect(reason(.byAgent(code: "duplicate")) == .duplicate)
        #expect(reason(.cancelled) == .cancelled)
        #expect(reason(party: nil) == .noParty)
        #expect(reason(child: true, rules: silent) == .majorChild)
        #expect(reason(facts: .init(hasOptedOut: true, lastAskedAt: nil, draw: 0)) == .optedOut)
        #expect(reason(facts: recent) == .fatigue)
        #expect(reason(facts: .init(hasOptedOut: false, lastAskedAt: nil, draw: 50), rules: sampled) == .sampledOut)
    }

    @Test func theRulesMayAskMore() {
        var rules = Questionnaire.Rules()
        rules.includesAutoClosed = true
        #expect(reason(.byTime, rules: rules) == nil)
        let rested = Eligibility.Facts(hasOptedOut: false, lastAskedAt: Sample.after(-14 * 86_400), draw: 99)
        #expect(reason(facts: rested) == nil)
    }

    @Test func aSkipIsRecorded() throws {
        let skipped = try Sample.survey(.skipped)
        #expect(skipped.state == .skipped)
        let planned = SurveyInstance.plan(
            id: Sample.surveyID, about: Sample.closed, with: Sample.questionnaire, Sample.free, at: Sample.now)
        #expect(planned.events.map(\.fact) == [.scheduled(dueAt: Sample.now)])
        #expect(planned.subject.version == 1)
        #expect(planned.subject.key.episode == 1)
    }
}
