import Durability
package import Messaging
import Metrics
import Synchronization

/// A subscription whose batches and acknowledgements are counted, for a consumer who settles a batch before the next.
package final class MeteredSubscription: Subscription {
    package let queue: String
    private let base: any Subscription
    private let taken = Mutex<ContinuousClock.Instant?>(nil)
    private let settled: Counter
    private let sizes: Recorder
    private let durations: Timer

    /// Counts what passes through the subscription.
    package init(_ base: any Subscription) {
        self.base = base
        queue = base.queue
        settled = MetricName.messages.counter(base.queue)
        sizes = MetricName.batchSize.recorder(base.queue)
        durations = MetricName.batchDuration.timer(base.queue)
    }

    package func nextBatch(limit: Int, linger: Duration) async throws -> [Delivery] {
        let batch = try await base.nextBatch(limit: limit, linger: linger)
        if !batch.isEmpty {
            sizes.record(batch.count)
            taken.withLock { $0 = .now }
        }
        return batch
    }

    package func acknowledge(_ tags: [DeliveryTag]) async throws {
        if let start = taken.withLock({ $0.take() }) { durations.record(duration: start.duration(to: .now)) }
        settled.increment(by: tags.count)
        try await base.acknowledge(tags)
    }

    /// Passes the word on.
    package func suspend() async { await base.suspend() }

    /// Passes the word on.
    package func resume() async { await base.resume() }

    /// Passes the word on.
    package func stop() async { await base.stop() }
}
