import Testing

@testable import Durability

@Suite struct RelayPaceTests {
    @Test func aFullRoundIsFollowedAtOnce() {
        var pace = RelayPace()
        #expect(pace.next(found: 500, left: 0, limit: 500) == nil)
    }

    @Test func aRoundThatFoundSomethingIsFollowedSoon() {
        var pace = RelayPace()
        #expect(pace.next(found: 3, left: 0, limit: 500) == RelayPace.shortest)
    }

    @Test func emptyRoundsSlowDownToASecond() {
        var pace = RelayPace()
        let rests = (0..<10).map { _ in pace.next(found: 0, left: 0, limit: 500) }
        #expect(rests.first == .milliseconds(100))
        #expect(rests.last == RelayPace.longest)
    }

    @Test func messagesThatStayAreNotHammered() {
        var pace = RelayPace()
        #expect(pace.next(found: 500, left: 500, limit: 500) == .milliseconds(100))
    }
}
