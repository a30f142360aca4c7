import Foundation
import Synchronization
import Testing

@testable import Casewire

/// Sends itself signals; nothing else in these tests listens to them.
@Suite(.serialized) struct StopSignalTests {
    /// A load run has several pieces of work, each of which a signal ends.
    @Test(.timeLimit(.minutes(1))) func eachPieceOfWorkIsEndedByASignalOfItsOwn() async throws {
        for signal in [SIGTERM, SIGINT, SIGTERM] {
            let wasCancelled = Mutex(false)
            await #expect(throws: Never.self) {
                try await StopSignal.whileRunning {
                    kill(getpid(), signal)
                    do {
                        try await Deadline.untilCancelled()
                    } catch is CancellationError {
                        wasCancelled.withLock { $0 = true }
                    }
                }
            }
            #expect(wasCancelled.withLock { $0 })
        }
    }

    @Test func workThatEndsIsNotWaitedForASignal() async throws {
        let isDone = Mutex(false)
        try await StopSignal.whileRunning { isDone.withLock { $0 = true } }
        #expect(isDone.withLock { $0 })
    }
}
