import FoundationEssentials
import Testing

@testable import Casewire

@Suite struct OpenOffersTests {
    private static let (ours, theirs, agent) = (UUID(), UUID(), UUID())
    private let start = ContinuousClock.now

    private func offer(of record: UUID, to agent: UUID = agent) -> LoadEvent.Offer {
        LoadEvent.Offer(id: UUID(), record: record, agent: agent)
    }

    @Test func ourCasesAreAcceptedAtOnceAndOtherAgentsLeftAlone() {
        var open = OpenOffers(to: [Self.agent])
        let made = [offer(of: Self.ours), offer(of: Self.ours, to: UUID())]
        #expect(open.answer(made, at: start) { $0 == Self.ours } == [.init(offer: made[0], isYes: true)])
        #expect(open.answer([], at: start + .seconds(60)) { _ in true }.isEmpty)
    }

    /// Rejected, it would not be offered to the same agent for five minutes.
    @Test func aCaseThatIsHeardOfAfterItsOfferIsAcceptedThen() {
        var open = OpenOffers(to: [Self.agent])
        let made = offer(of: Self.ours)
        #expect(open.answer([made], at: start) { _ in false }.isEmpty)
        #expect(open.answer([], at: start + .seconds(19)) { _ in false }.isEmpty)
        #expect(open.answer([], at: start + .seconds(19)) { _ in true } == [.init(offer: made, isYes: true)])
    }

    @Test func aCaseOfWhichNothingIsHeardIsRejected() {
        var open = OpenOffers(to: [Self.agent])
        let made = offer(of: Self.theirs)
        #expect(open.answer([made], at: start) { _ in false }.isEmpty)
        #expect(open.answer([], at: start + .seconds(20)) { _ in false } == [.init(offer: made, isYes: false)])
    }
}
