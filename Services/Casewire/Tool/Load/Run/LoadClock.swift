import Domain
import Synchronization

/// Time since a run began, by a clock that nobody sets.
final class LoadClock: Sendable {
    private let start = Mutex(ContinuousClock.now)

    /// The run begins now; nothing may have been measured yet.
    func restart() { start.withLock { $0 = .now } }

    /// Microseconds since the start.
    var now: Int64 { (ContinuousClock.now - start.withLock(\.self)).wholeMicroseconds }

    /// Sleeps until so many microseconds since the start.
    func sleep(until instant: Int64) async throws {
        try await Task.sleep(until: start.withLock(\.self) + .microseconds(instant), clock: .continuous)
    }
}
