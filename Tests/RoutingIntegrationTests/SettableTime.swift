import Domain
import Durability
import Synchronization

/// A clock that moves when the test says so.
final class SettableTime: TimeSource {
    private let instant = Mutex(Samples.moment)

    func now() -> Timestamp { instant.withLock(\.self) }

    /// Lets time pass.
    func pass(_ duration: Duration) { instant.withLock { $0 = $0.advanced(by: duration) } }
}
