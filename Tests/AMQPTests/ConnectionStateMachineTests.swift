import Testing

@testable import AMQP

@Suite struct ConnectionStateMachineTests {
    private typealias Machine = ConnectionStateMachine<Greatest>

    /// Yields the largest numbers, so that jitter is at its ceiling.
    private struct Greatest: RandomNumberGenerator {
        func next() -> UInt64 { .max }
    }

    private let start = ContinuousClock.now
    private let a = AMQPEndpoint(host: "a", port: 1)
    private let b = AMQPEndpoint(host: "b", port: 2)
    private let unreachable = AMQPError(.unreachable, "nobody")

    /// How long the machine wants to wait at `now`.
    private func pause(_ machine: inout Machine, at now: ContinuousClock.Instant) -> Duration? {
        if case .wait(let until) = machine.next(at: now) { until - now } else { nil }
    }

    @Test func everyNodeIsTriedBeforeThePause() {
        var machine = Machine(endpoints: [a, b], random: Greatest())
        var tried: Set<Machine.Action> = []
        for _ in 0..<2 {
            tried.insert(machine.next(at: start))
            machine.failed(unreachable, at: start)
        }
        #expect(tried == [.connect(a), .connect(b)])
        #expect(pause(&machine, at: start) == .milliseconds(200))
    }

    @Test func pausesDoubleUpToTheCeiling() {
        var machine = Machine(endpoints: [a], random: Greatest())
        var now = start
        var pauses: [Duration] = []
        for _ in 0..<8 {
            #expect(machine.next(at: now) == .connect(a))
            machine.failed(unreachable, at: now)
            let wait = pause(&machine, at: now) ?? .zero
            pauses.append(wait)
            now += wait
        }
        #expect(pauses == [200, 400, 800, 1600, 3200, 6400, 10_000, 10_000].map { .milliseconds($0) })
    }

    @Test func aRefusedPasswordWaitsLongAndTriesNoOtherNode() {
        var machine = Machine(endpoints: [a, b], random: Greatest())
        _ = machine.next(at: start)
        machine.failed(AMQPError(.authentication, "no", replyCode: 403), at: start)
        #expect(pause(&machine, at: start) == .seconds(30))
    }

    @Test func aConnectionThatHeldStartsThePausesAnew() {
        var machine = Machine(endpoints: [a], random: Greatest())
        _ = machine.next(at: start)
        machine.connected(at: start)
        machine.lost(at: start + .seconds(1))
        #expect(pause(&machine, at: start + .seconds(1)) == .milliseconds(200))
        _ = machine.next(at: start + .seconds(2))
        machine.connected(at: start + .seconds(2))
        machine.lost(at: start + .seconds(3))
        #expect(pause(&machine, at: start + .seconds(3)) == .milliseconds(400))
        _ = machine.next(at: start + .seconds(4))
        machine.connected(at: start + .seconds(4))
        machine.lost(at: start + .seconds(14))
        #expect(pause(&machine, at: start + .seconds(14)) == .milliseconds(200))
    }

    @Test func jitterSpreadsThePauses() {
        var pauses: Set<Duration> = []
        for seed in 0..<20 as Range<UInt64> {
            var machine = ConnectionStateMachine(endpoints: [a], random: Seeded(state: seed))
            _ = machine.next(at: start)
            machine.failed(unreachable, at: start)
            if case .wait(let until) = machine.next(at: start) { pauses.insert(until - start) }
        }
        #expect(pauses.count > 10)
        #expect(pauses.allSatisfy { $0 <= .milliseconds(200) })
    }

    @Test func aSuspendedMachineRestsUntilResumed() {
        var machine = Machine(endpoints: [a], random: Greatest())
        machine.suspended()
        #expect(machine.next(at: start) == .rest)
        machine.failed(unreachable, at: start)
        #expect(machine.next(at: start) == .rest)
        machine.resumed()
        #expect(machine.next(at: start) == .connect(a))
    }

    @Test func aStoppedMachineStaysStopped() {
        var machine = Machine(endpoints: [a], random: Greatest())
        machine.stopped()
        machine.suspended()
        machine.resumed()
        #expect(machine.next(at: start) == .finish)
    }

    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }
}
