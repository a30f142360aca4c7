import Testing

@testable import Durability

@Suite struct RelaySignalTests {
    private let signal = RelaySignal()

    @Test func withoutASignalTheTimePassesEachTime() async {
        for _ in 1...3 { #expect(await !signal.wait(atMost: .milliseconds(1))) }
    }

    @Test func aSignalGivenBeforeIsTakenOnce() async {
        signal.notify()
        signal.notify()
        #expect(await signal.wait(atMost: .seconds(60)))
        #expect(await !signal.wait(atMost: .milliseconds(1)))
    }

    @Test func aSignalEndsTheWaitingAlsoAfterOneThatRanOut() async {
        await signal.wait(atMost: .milliseconds(1))
        async let isGiven = signal.wait(atMost: .seconds(60))
        signal.notify()
        #expect(await isGiven)
    }

    @Test func whoIsCancelledWaitsNoLonger() async {
        let waiting = Task { await signal.wait(atMost: .seconds(60)) }
        waiting.cancel()
        #expect(await !waiting.value)
        signal.notify()
        #expect(await signal.wait(atMost: .seconds(60)))
    }

    @Test(.timeLimit(.minutes(1))) func allWhoWaitAreWokenByOneCall() async {
        await withTaskGroup(of: Bool.self) { group in
            for _ in 1...3 { group.addTask { await signal.wait(atMost: .seconds(50)) } }
            while signal.waiting < 3 { await Task.yield() }
            signal.notify()
            for await isGiven in group { #expect(isGiven) }
        }
    }
}
