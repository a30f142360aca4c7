import Domain
import FoundationEssentials
import IntakeDomain
import Testing

@Suite struct ThreadingPolicyTests {
    private func candidate(
        _ number: Int64, _ state: Case.State = .open, takesPart: Bool = false
    ) -> ThreadingCandidate {
        let id = Case.ID(UUID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | UInt64(number)))
        return ThreadingCandidate(id: id, number: Case.Number(number), state: state, senderTakesPart: takesPart)
    }

    private func decide(_ hints: [ThreadingHint], isAutomatic: Bool = false) -> ThreadingPolicy.Outcome {
        ThreadingPolicy.decide(ThreadingPolicy.Findings(hints: hints, isAutomatic: isAutomatic))
    }

    @Test func aMessageWithoutSignsOpensACase() {
        #expect(decide([]).decision == .openNew(mentioning: nil))
    }

    @Test(arguments: ThreadingHint.Source.allCases)
    func aStrangerJoinsACaseOnlyByWhatStrangersCannotKnow(source: ThreadingHint.Source) {
        let known = candidate(1)
        let outcome = decide([ThreadingHint(source, known)])
        if [.signedAddress, .inReplyTo, .references].contains(source) {
            #expect(outcome.decision == .append(to: known.id))
        } else {
            #expect(outcome.decision == .openNew(mentioning: known.id))
            #expect(outcome.evidence == ["\(source.name):CS0000001:sender_unknown_to_case"])
        }
    }

    @Test(arguments: ThreadingHint.Source.allCases)
    func whoTakesPartJoinsByAnySign(source: ThreadingHint.Source) {
        let known = candidate(1, takesPart: true)
        #expect(decide([ThreadingHint(source, known)]).decision == .append(to: known.id))
    }

    @Test(arguments: [Case.State.closed, .cancelled])
    func aFinalCaseGetsAFollowUp(state: Case.State) {
        let known = candidate(1, state)
        #expect(decide([ThreadingHint(.inReplyTo, known)]).decision == .followUp(of: known.id))
    }

    @Test func aSolvedCaseTakesTheMessage() {
        let known = candidate(1, .resolved)
        #expect(decide([ThreadingHint(.inReplyTo, known)]).decision == .append(to: known.id))
    }

    @Test func theStrongerSignWinsWhateverTheOrder() {
        let (subject, thread) = (candidate(1, takesPart: true), candidate(2))
        let hints = [ThreadingHint(.numberInSubject, subject), ThreadingHint(.references, thread)]
        #expect(decide(hints).decision == .append(to: thread.id))
        #expect(decide(hints.reversed()).decision == .append(to: thread.id))
    }

    @Test func theNearestReferenceWins() {
        let (near, far) = (candidate(1), candidate(2))
        let hints = [ThreadingHint(.references, near), ThreadingHint(.references, far)]
        #expect(decide(hints).decision == .append(to: near.id))
    }

    @Test func aMachinesMessageIsRecordedOrIgnored() {
        let known = candidate(1, .closed)
        #expect(decide([ThreadingHint(.inReplyTo, known)], isAutomatic: true).decision == .record(on: known.id))
        let named = decide([ThreadingHint(.numberInSubject, known)], isAutomatic: true)
        #expect(named.decision == .ignore(.automaticWithoutCase))
        #expect(named.evidence.first == "automatic")
    }

    @Test func ourOwnLoopIsIgnoredWhateverItAnswers() {
        let findings = ThreadingPolicy.Findings(
            hints: [ThreadingHint(.signedAddress, candidate(1))], isAutomatic: true, isOwnLoop: true)
        #expect(ThreadingPolicy.decide(findings).decision == .ignore(.ownLoop))
    }
}
