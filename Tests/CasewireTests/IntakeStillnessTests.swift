import Contracts
import Domain
import Testing

@testable import Casewire

@Suite struct IntakeStillnessTests {
    /// What is heard of two messages, with all of intake's watermarks at a second.
    private func heard(at second: Int64, parts: Range<Int> = 0..<16, of messages: Int = 2) throws -> AwaitedOutcomes {
        var heard = AwaitedOutcomes(missing: Set((0..<messages).map(String.init)))
        let time = Timestamp(microseconds: second * 1_000_000)
        for part in parts {
            let content = FeedWatermark(service: .intake, part: part, time: time)
            heard.take(try CloudEvent(content, id: "w", source: "urn:casewire:intake", time: time))
        }
        return heard
    }

    /// The tool's clock at a second.
    private func instant(_ second: Int) -> ContinuousClock.Instant { start + .seconds(second) }

    private let start = ContinuousClock.now

    @Test func aWatermarkThatWasOldWhenItWasHeardIsNoRest() throws {
        var stillness = IntakeStillness()
        #expect(!stillness.looked(queuesAreEmpty: true, heard: try heard(at: 10), at: instant(30)))
        #expect(!stillness.looked(queuesAreEmpty: true, heard: try heard(at: 31), at: instant(31)))
        #expect(stillness.looked(queuesAreEmpty: true, heard: try heard(at: 40), at: instant(40)))
    }

    @Test func intakeIsStillOnceItsWatermarksArePastTheRest() throws {
        var stillness = IntakeStillness()
        #expect(!stillness.looked(queuesAreEmpty: true, heard: try heard(at: 10), at: instant(10)))
        #expect(!stillness.looked(queuesAreEmpty: true, heard: try heard(at: 19), at: instant(19)))
        #expect(!stillness.looked(queuesAreEmpty: true, heard: try heard(at: 20, parts: 0..<15), at: instant(20)))
        #expect(stillness.looked(queuesAreEmpty: true, heard: try heard(at: 20), at: instant(20)))
    }

    @Test func aQueueThatFillsBeginsTheRestAnew() throws {
        var stillness = IntakeStillness()
        #expect(!stillness.looked(queuesAreEmpty: true, heard: try heard(at: 10), at: instant(10)))
        #expect(!stillness.looked(queuesAreEmpty: false, heard: try heard(at: 11), at: instant(11)))
        #expect(!stillness.looked(queuesAreEmpty: true, heard: try heard(at: 20), at: instant(20)))
        #expect(stillness.looked(queuesAreEmpty: true, heard: try heard(at: 30), at: instant(30)))
    }

    @Test func anOutcomeBeginsTheRestAnew() throws {
        var stillness = IntakeStillness()
        #expect(!stillness.looked(queuesAreEmpty: true, heard: try heard(at: 10), at: instant(10)))
        #expect(!stillness.looked(queuesAreEmpty: true, heard: try heard(at: 20, of: 1), at: instant(20)))
        #expect(stillness.looked(queuesAreEmpty: true, heard: try heard(at: 30, of: 1), at: instant(30)))
    }

    @Test func anIntakeThatSaysNothingIsNotStill() throws {
        var stillness = IntakeStillness()
        #expect(!stillness.looked(queuesAreEmpty: true, heard: try heard(at: 10, parts: 0..<0), at: instant(10)))
        #expect(!stillness.looked(queuesAreEmpty: true, heard: try heard(at: 30, parts: 0..<0), at: instant(30)))
    }
}
