import Domain
import Durability
import Synchronization

/// The database's clock, which all processes of a service share, told between two readings by this machine's steady
/// clock: a machine whose clock is wrong stamps no event wrong.
final class DatabaseTime: TimeSource {
    private struct Reading {
        let time: Timestamp
        let instant: ContinuousClock.Instant

        func time(at instant: ContinuousClock.Instant) -> Timestamp { time.advanced(by: instant - self.instant) }
    }

    private let reading = Mutex<Reading?>(nil)

    /// What a reading may be wrong by beside the time that it took; less than that is no reason to change the time.
    private static let tolerance = Duration.milliseconds(20)

    /// Makes a clock that tells the machine's time until the database's is known.
    init() {}

    func now() -> Timestamp {
        let now = ContinuousClock.now
        return reading.withLock { $0?.time(at: now) } ?? SystemTime().now()
    }

    /// The database told its time, some time between the two instants.
    func read(
        _ time: Timestamp, between asked: ContinuousClock.Instant, and answered: ContinuousClock.Instant
    ) {
        let middle = asked + (answered - asked) / 2
        let doubt = (answered - asked) / 2 + Self.tolerance
        reading.withLock { reading in
            let told = reading?.time(at: middle)
            if let told, abs(time.since(told)) <= doubt { return }
            reading = Reading(time: time, instant: middle)
        }
    }

    private func abs(_ duration: Duration) -> Duration { duration < .zero ? .zero - duration : duration }
}
