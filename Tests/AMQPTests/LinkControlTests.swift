import Foundation
import Testing

@testable import AMQP

@Suite struct LinkControlTests {
    /// Two sockets that are each other's peer.
    private func makePair() throws -> (Int32, Int32) {
        var pair: [Int32] = [0, 0]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
        return (pair[0], pair[1])
    }

    @Test func aThreadThatGivesNoSignOfLifeLosesItsSocket() throws {
        let (own, peer) = try makePair()
        defer { for socket in [own, peer] { close(socket) } }
        let control = try LinkControl()
        control.beat(on: own)
        #expect(!control.breakIfStuck(for: .seconds(60)))
        #expect(control.breakIfStuck(for: .zero))
        var byte: UInt8 = 0
        #expect(recv(peer, &byte, 1, 0) == 0)
    }

    @Test func aThreadBetweenConnectionsHasNothingToLose() throws {
        let control = try LinkControl()
        control.beat(on: nil)
        #expect(!control.breakIfStuck(for: .zero))
    }

    @Test func aStopIsFinal() throws {
        let control = try LinkControl()
        control.want(.stop)
        control.want(.run)
        #expect(control.wish == .stop)
    }

    @Test func onlyTheFirstMayRun() throws {
        let control = try LinkControl()
        #expect(control.start() && !control.start())
    }

    @Test func whoWaitsForAStateIsWokenByIt() async throws {
        let control = try LinkControl()
        async let waiting: Void = control.wait(until: \.isOpen)
        control.report(.down(AMQPError(.unreachable, "nobody")))
        control.report(.open)
        await waiting
        #expect(control.state == .open)
    }

    @Test(.timeLimit(.minutes(1))) func whoWaitsForAStateThatNeverComesCanBeCancelled() async throws {
        let control = try LinkControl()
        let waiting = Task { await control.waitUnlessCancelled(until: \.isOpen) }
        waiting.cancel()
        await waiting.value
        #expect(control.state == .connecting)
    }

    @Test(.timeLimit(.minutes(1))) func whoWaitsForTheEndWaitsForItCancelledOrNot() async throws {
        let control = try LinkControl()
        let waiting = Task {
            await control.wait { _ in false }
            return control.state
        }
        waiting.cancel()
        control.report(.stopped)
        #expect(await waiting.value == .stopped)
    }

    @Test func aSignalEndsTheSleep() throws {
        let wakeup = try Wakeup()
        wakeup.signal()
        let start = ContinuousClock.now
        wakeup.wait(timeout: .seconds(60))
        #expect(ContinuousClock.now - start < .seconds(30))
    }
}
