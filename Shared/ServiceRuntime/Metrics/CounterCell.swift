import Metrics
import Synchronization

/// A value that only rises.
final class CounterCell: CounterHandler, Sendable {
    private let total = Atomic<Int64>(0)

    var value: Double { Double(total.load(ordering: .relaxed)) }

    func increment(by amount: Int64) { total.wrappingAdd(max(0, amount), ordering: .relaxed) }

    /// Does nothing: a Prometheus counter starts anew with its process only.
    func reset() {}
}
