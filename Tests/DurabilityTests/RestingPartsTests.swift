import Testing

@testable import Durability

@Suite struct RestingPartsTests {
    private let start = ContinuousClock.now

    @Test func aPartOfWhichNothingIsTakenRestsLongerEachTime() {
        var parts = RestingParts()
        var now = start
        let lengths = (0..<6).map { _ in
            parts.note(offered: [2, 3], stuck: [2], at: now)
            #expect(parts.awake(among: [2, 3], at: now) == [3])
            let begin = now
            while !parts.awake(among: [2, 3], at: now).contains(2) { now += .seconds(1) }
            return begin.duration(to: now)
        }
        #expect(lengths == [1, 2, 4, 8, 15, 15].map(Duration.seconds))
    }

    @Test func aPartOfWhichSomethingIsTakenIsAsBefore() {
        var parts = RestingParts()
        parts.note(offered: [2], stuck: [2], at: start)
        parts.note(offered: [2], stuck: [2], at: start + .seconds(1))
        parts.note(offered: [2], stuck: [], at: start + .seconds(3))
        #expect(parts.awake(among: [2], at: start + .seconds(3)) == [2])
        parts.note(offered: [2], stuck: [2], at: start + .seconds(4))
        #expect(parts.awake(among: [2], at: start + .seconds(5)) == [2])
    }

    @Test func aPartThatRestsIsLeftAsItIsWhenOthersAreOffered() {
        var parts = RestingParts()
        parts.note(offered: [2, 3], stuck: [2], at: start)
        parts.note(offered: [3], stuck: [], at: start)
        #expect(parts.awake(among: [2, 3], at: start) == [3])
    }
}
