import Testing

@testable import Durability

@Suite struct RestingPartsTests {
    private let start = ContinuousClock.now

    @Test func aPartOfWhichNothingIsTakenRestsLonger() {
        var parts = RestingParts()
        var now = start
        let lengths = (0..<5).map { _ in
            parts.note(halted: [2], moved: [3], at: now)
            #expect(parts.awake(among: [2, 3], at: now) == [3])
            let begin = now
            while !parts.awake(among: [2, 3], at: now).contains(2) { now += .seconds(1) }
            return begin.duration(to: now)
        }
        #expect(lengths == [1, 2, 4, 5, 5].map(Duration.seconds))
    }

    @Test func aPartOfWhichSomethingIsTakenRestsAsAtFirst() {
        var parts = RestingParts()
        parts.note(halted: [2], moved: [], at: start)
        parts.note(halted: [2], moved: [], at: start + .seconds(1))
        parts.note(halted: [2], moved: [2], at: start + .seconds(3))
        #expect(parts.awake(among: [2], at: start + .seconds(3)).isEmpty)
        #expect(parts.awake(among: [2], at: start + .seconds(4)) == [2])
    }

    @Test func aPartOfWhichAllIsTakenDoesNotRest() {
        var parts = RestingParts()
        parts.note(halted: [2], moved: [], at: start)
        parts.note(halted: [], moved: [2], at: start + .seconds(1))
        #expect(parts.awake(among: [2], at: start + .seconds(1)) == [2])
        parts.note(halted: [2], moved: [], at: start + .seconds(2))
        #expect(parts.awake(among: [2], at: start + .seconds(3)) == [2])
    }

    @Test func aRoundOfOthersLeavesAPartAsItIs() {
        var parts = RestingParts()
        parts.note(halted: [2], moved: [], at: start)
        parts.note(halted: [], moved: [3], at: start)
        #expect(parts.awake(among: [2, 3], at: start) == [3])
    }
}
