import Testing

@testable import Durability

@Suite struct RelayPaceTests {
    @Test func aFullRoundIsFollowedAtOnce() {
        var pace = RelayPace()
        #expect(pace.next(found: 500, left: 0, isWhole: false) == nil)
    }

    @Test func aRoundThatFoundSomethingIsFollowedSoon() {
        var pace = RelayPace()
        #expect(pace.next(found: 3, left: 0, isWhole: true) == RelayPace.shortest)
    }

    @Test func emptyRoundsSlowDownToASecond() {
        var pace = RelayPace()
        let rests = (0..<10).map { _ in pace.next(found: 0, left: 0, isWhole: true) }
        #expect(rests.first == .milliseconds(100))
        #expect(rests.last == RelayPace.longest)
    }

    @Test func messagesThatStayAreNotHammered() {
        var pace = RelayPace()
        #expect(pace.next(found: 500, left: 500, isWhole: false) == .milliseconds(100))
    }
}
