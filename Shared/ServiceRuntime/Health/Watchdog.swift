import Domain
package import Durability
import Synchronization

/// Knows when a part that ought to go round and round has gone round last.
package final class Watchdog: Sendable {
    private let last: Mutex<Timestamp>
    private let patience: Duration
    private let time: any TimeSource

    /// Makes a watchdog that is content now, and for as long as the beats are no further apart than `patience`.
    package init(patience: Duration = .seconds(60), time: any TimeSource = SystemTime()) {
        last = Mutex(time.now())
        self.patience = patience
        self.time = time
    }

    /// The part has gone round.
    package func beat() {
        let now = time.now()
        last.withLock { $0 = now }
    }

    /// Whether the last round is recent enough.
    package var isContent: Bool {
        time.now().since(last.withLock { $0 }) <= patience
    }
}
