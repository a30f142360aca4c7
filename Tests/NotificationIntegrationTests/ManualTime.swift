import Domain
import Durability
import Synchronization

/// A clock that stands still until it is moved.
final class ManualTime: TimeSource {
    private let instant = Mutex(Samples.moment)

    func now() -> Timestamp { instant.withLock(\.self) }

    func advance(by duration: Duration) { instant.withLock { $0 = $0.advanced(by: duration) } }
}
