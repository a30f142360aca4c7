package import Domain
import Durability
import Synchronization

/// A clock that a test moves.
package final class SettableTime: TimeSource {
    /// `nil` as long as it goes with the machine's clock.
    private let instant: Mutex<Timestamp?>

    /// Makes a clock that stands at the moment; without one, it goes until it is set.
    package init(at moment: Timestamp? = nil) { instant = Mutex(moment) }

    package func now() -> Timestamp { instant.withLock { $0 ?? SystemTime().now() } }

    /// Moves it to the moment, forward or back; it stands there.
    package func set(_ moment: Timestamp) { instant.withLock { $0 = moment } }

    /// Lets time pass.
    package func pass(_ duration: Duration) {
        instant.withLock { $0 = ($0 ?? SystemTime().now()).advanced(by: duration) }
    }
}
