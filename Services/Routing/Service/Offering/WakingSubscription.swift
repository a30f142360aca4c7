import Durability
import Messaging

/// A subscription that wakes the matching when deliveries are settled: what they changed is committed by then.
struct WakingSubscription: Subscription {
    private let base: any Subscription
    private let signal: RelaySignal

    /// Wakes by `signal` when `base` settles.
    init(_ base: any Subscription, waking signal: RelaySignal) {
        self.base = base
        self.signal = signal
    }

    var queue: String { base.queue }

    func nextBatch(limit: Int, linger: Duration) async throws -> [Delivery] {
        try await base.nextBatch(limit: limit, linger: linger)
    }

    func acknowledge(_ tags: [DeliveryTag]) async throws {
        signal.notify()
        try await base.acknowledge(tags)
    }

    func suspend() async { await base.suspend() }

    func resume() async { await base.resume() }

    func stop() async { await base.stop() }
}
