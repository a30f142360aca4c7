import Messaging
import Synchronization

/// Where the link's thread lays deliveries down and takes acks up, and callers the reverse.
final class HandoverDesk: Sendable {
    private struct Shared {
        var machine = HandoverStateMachine()
        var takers: [UInt64: CheckedContinuation<[Delivery], Never>] = [:]
        var acks: [DeliveryTag] = []
        var lastRequest: UInt64 = 0
        var isStopped = false
    }

    private let shared = Mutex(Shared())
    private let wakeup: Wakeup

    init(wakeup: Wakeup) {
        self.wakeup = wakeup
    }

    /// Whether no more deliveries are wanted, ever.
    var isStopped: Bool { shared.withLock { $0.isStopped } }
    /// Whether no more should be read until some is taken; the link's thread is woken then.
    var isFull: Bool { shared.withLock { $0.machine.isFull } }
    var hasAcks: Bool { shared.withLock { !$0.acks.isEmpty } }
    var deadline: ContinuousClock.Instant? { shared.withLock { $0.machine.deadline } }

    /// Waits for deliveries; empty if there are none to come.
    func take(limit: Int, linger: Duration) async throws(CancellationError) -> [Delivery] {
        let request = shared.withLock { shared in
            shared.lastRequest += 1
            return shared.lastRequest
        }
        let deliveries = await withTaskCancellationHandler {
            await withCheckedContinuation { wait(request, limit: limit, linger: linger, $0) }
        } onCancel: {
            cancel(request)
        }
        if deliveries.isEmpty, Task.isCancelled { throw CancellationError() }
        return deliveries
    }

    /// Puts tags down for the link's thread.
    func acknowledge(_ tags: [DeliveryTag]) {
        let isFirst = shared.withLock { shared in
            defer { shared.acks += tags }
            return shared.acks.isEmpty
        }
        if isFirst { wakeup.signal() }
    }

    func takeAcks() -> [DeliveryTag] {
        shared.withLock { shared in
            defer { shared.acks = [] }
            return shared.acks
        }
    }

    func deliver(_ deliveries: [Delivery], at now: ContinuousClock.Instant) {
        serve { $0.delivered(deliveries, at: now) }
    }

    func tick(at now: ContinuousClock.Instant) {
        serve { $0.ticked(at: now) }
    }

    /// The connection is gone: so is what was not taken, and the acks of what was.
    func lose() {
        shared.withLock {
            $0.machine.lost()
            $0.acks = []
        }
    }

    /// Gives nothing out until `open`.
    func close() {
        serve { $0.closed() }
    }

    func open() {
        shared.withLock { if !$0.isStopped { $0.machine.opened() } }
    }

    /// Gives nothing out any more.
    func stop() {
        shared.withLock { $0.isStopped = true }
        close()
    }

    private func wait(
        _ request: UInt64, limit: Int, linger: Duration, _ taker: CheckedContinuation<[Delivery], Never>
    ) {
        let isCancelled = Task.isCancelled
        let (deliveries, needsThread) = shared.withLock { shared -> ([Delivery]?, Bool) in
            if isCancelled { return ([], false) }
            let wasFull = shared.machine.isFull
            let deliveries = shared.machine.requested(request, limit: max(1, limit), linger: linger, at: .now)
            if deliveries == nil { shared.takers[request] = taker }
            return (deliveries, deliveries == nil ? shared.machine.deadline != nil : wasFull)
        }
        if needsThread { wakeup.signal() }
        if let deliveries { taker.resume(returning: deliveries) }
    }

    private func cancel(_ request: UInt64) {
        let taker = shared.withLock { shared in
            shared.machine.cancelled(request, at: .now) ? shared.takers.removeValue(forKey: request) : nil
        }
        taker?.resume(returning: [])
    }

    private func serve(_ event: (inout HandoverStateMachine) -> [HandoverStateMachine.Served]) {
        let served = shared.withLock { shared in
            event(&shared.machine).map { (shared.takers.removeValue(forKey: $0.request), $0.deliveries) }
        }
        for (taker, deliveries) in served { taker?.resume(returning: deliveries) }
    }
}
