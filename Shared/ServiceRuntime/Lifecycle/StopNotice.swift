import ServiceLifecycle
import Synchronization

/// The stage that is stopped first: it tells that the stop has begun, and remembers when.
final class StopNotice: Service {
    private let instant = Mutex<ContinuousClock.Instant?>(nil)
    private let stopping: @Sendable () -> Void
    private let begun: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init(_ stopping: @escaping @Sendable () -> Void) {
        self.stopping = stopping
        (begun, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// When the stop began; `nil` before.
    var began: ContinuousClock.Instant? { instant.withLock(\.self) }

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await gracefulShutdown()
        } onGracefulShutdown: {
            // Here and not after the wait, so that it counts however late this task gets its turn.
            self.begin()
        }
    }

    private func begin() {
        instant.withLock { $0 = .now }
        stopping()
        continuation.yield()
    }

    /// Waits until the stop has begun, and then so long; false if the task is cancelled before.
    func isFollowed(by delay: Duration) async -> Bool {
        for await _ in begun { break }
        return await Rest.isTaken(for: delay)
    }
}
