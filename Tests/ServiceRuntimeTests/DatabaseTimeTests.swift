import Domain
import Testing

@testable import ServiceRuntime

@Suite struct DatabaseTimeTests {
    private let noon = Timestamp(microseconds: 1_777_896_000_000_000)
    private let instant = ContinuousClock.now

    @Test func theDatabaseWinsOverTheMachine() {
        let time = DatabaseTime()
        time.read(noon, between: instant, and: instant)
        #expect((.zero)...(.seconds(60)) ~= time.now().since(noon))
    }

    @Test func theReadingIsOfTheMiddleOfTheQuestion() {
        let time = DatabaseTime()
        time.read(noon, between: instant - .seconds(2), and: instant)
        #expect((.seconds(1))...(.seconds(61)) ~= time.now().since(noon))
    }

    @Test func aReadingThatMayBeWrongChangesNothing() {
        let time = DatabaseTime()
        time.read(noon, between: instant, and: instant)
        time.read(noon.advanced(by: .seconds(-300)), between: instant - .seconds(600), and: instant)
        #expect(time.now().since(noon) >= .zero)
    }

    @Test func aDatabaseWhoseClockWasSetIsFollowed() {
        let time = DatabaseTime()
        time.read(noon, between: instant, and: instant)
        time.read(noon.advanced(by: .seconds(-300)), between: instant, and: instant)
        #expect(time.now().since(noon) < .seconds(-200))
    }
}
