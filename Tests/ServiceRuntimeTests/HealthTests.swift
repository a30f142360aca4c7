import Domain
import ServiceRuntime
import Testing

@Suite struct HealthTests {
    private static let start = Timestamp(microseconds: 0)
    private static func second(_ second: Int64) -> Timestamp { Timestamp(microseconds: second * 1_000_000) }

    private func ready() -> Health {
        var health = Health(checks: [.database, .broker], at: Self.start)
        _ = health.checked(.database, .passing, "answers", at: Self.second(1))
        _ = health.checked(.broker, .passing, "answers", at: Self.second(2))
        return health
    }

    @Test func aNewServiceIsStarting() {
        let health = Health(checks: [.database], at: Self.start)
        #expect(health.phase == .starting)
        #expect(!health.isReady)
        #expect(
            health.checks == [
                HealthCheck(name: .database, status: .failing, detail: "not checked yet", since: Self.start)
            ])
    }

    @Test func itIsReadyOnceAllChecksPass() {
        var health = Health(checks: [.database, .broker], at: Self.start)
        let database = HealthCheck(name: .database, status: .passing, detail: "answers", since: Self.second(1))
        let broker = HealthCheck(name: .broker, status: .passing, detail: "answers", since: Self.second(2))
        #expect(health.checked(.database, .passing, "answers", at: Self.second(1)) == .report(database))
        #expect(!health.isReady)
        #expect(health.checked(.broker, .passing, "answers", at: Self.second(2)) == .enter(.ready, because: broker))
        #expect(health.isReady)
    }

    @Test func aFailureBeforeTheFirstReadinessIsStillStarting() {
        var health = Health(checks: [.database, .broker], at: Self.start)
        _ = health.checked(.database, .passing, "answers", at: Self.second(1))
        _ = health.checked(.database, .failing, "away", at: Self.second(2))
        #expect(health.phase == .starting)
    }

    @Test func aFailureAfterwardsDegradesUntilItIsMended() {
        var health = ready()
        _ = health.checked(.broker, .failing, "away", at: Self.second(3))
        #expect(health.phase == .degraded)
        #expect(!health.isReady)
        _ = health.checked(.broker, .passing, "answers", at: Self.second(4))
        #expect(health.phase == .ready)
    }

    @Test func sinceIsKeptWhileTheStatusStays() {
        var health = ready()
        _ = health.checked(.broker, .failing, "refused", at: Self.second(3))
        let action = health.checked(.broker, .failing, "timed out", at: Self.second(9))
        #expect(
            action == .report(HealthCheck(name: .broker, status: .failing, detail: "timed out", since: Self.second(3))))
    }

    @Test func nothingNewIsNoNews() {
        var health = ready()
        #expect(health.checked(.broker, .passing, "answers", at: Self.second(5)) == .none)
    }

    @Test func anUnknownCheckChangesNothing() {
        var health = ready()
        #expect(health.checked(.schema, .failing, "old", at: Self.second(5)) == .none)
        #expect(health.isReady)
    }

    @Test func stoppingIsFinal() {
        var health = ready()
        health.stopped()
        #expect(health.phase == .stopping)
        _ = health.checked(.broker, .failing, "away", at: Self.second(6))
        _ = health.checked(.broker, .passing, "answers", at: Self.second(7))
        #expect(health.phase == .stopping)
        #expect(!health.isReady)
    }
}
