import Metrics
import Synchronization

/// How many observations fell under each of some bounds, and their sum.
final class HistogramCell: RecorderHandler, TimerHandler, Sendable {
    /// The bounds of times, in seconds.
    static let timeBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    /// The bounds of sizes.
    static let sizeBounds: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000]

    private struct Observations {
        /// How many fell in each interval; the last is beyond all bounds.
        var counts: [Int]
        var sum = 0.0
    }

    private let bounds: [Double]
    private let observations: Mutex<Observations>

    init(bounds: [Double]) {
        self.bounds = bounds
        observations = Mutex(Observations(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let interval = bounds.firstIndex { value <= $0 } ?? bounds.count
        observations.withLock {
            $0.counts[interval] += 1
            $0.sum += value
        }
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

    /// The cumulative buckets, the sum and the count, each with the labels.
    func samples(_ labels: [MetricLabel]) -> [MetricSample] {
        let seen = observations.withLock { $0 }
        var total = 0
        var samples: [MetricSample] = []
        for (bound, count) in zip(bounds + [.infinity], seen.counts) {
            total += count
            let limit = MetricLabel("le", PrometheusText.number(bound))
            samples.append(MetricSample(Double(total), suffix: "_bucket", labels: labels + [limit]))
        }
        samples.append(MetricSample(seen.sum, suffix: "_sum", labels: labels))
        samples.append(MetricSample(Double(total), suffix: "_count", labels: labels))
        return samples
    }
}
