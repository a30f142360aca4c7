import Domain
import Durability
import Synchronization

/// A clock that a test sets.
final class SettableTime: TimeSource {
    private let time = Mutex(Samples.moment)

    func now() -> Timestamp { time.withLock(\.self) }

    func set(_ moment: Timestamp) { time.withLock { $0 = moment } }
}
