import Messaging

/// Deliveries that wait for a taker, and takers that wait for deliveries: first come, first served, in batches.
struct HandoverStateMachine {
    /// A taker whose wait is over, and what it gets.
    struct Served {
        let request: UInt64
        let deliveries: [Delivery]
    }

    private struct Request {
        let id: UInt64
        let limit: Int
        let linger: Duration
        /// When it takes what there is; set once there is something.
        var deadline: ContinuousClock.Instant?
    }

    private var ready = Fifo<Delivery>()
    private var requests: [Request] = []
    private var isOpen = true

    /// When `ticked` has something to do.
    var deadline: ContinuousClock.Instant? { requests.first?.deadline }

    /// Whether takers are served at all.
    var isServing: Bool { isOpen }

    /// Someone wants up to `limit`; returns them if they need not wait. Empty if nobody is served any more.
    mutating func requested(
        _ id: UInt64, limit: Int, linger: Duration, at now: ContinuousClock.Instant
    ) -> [Delivery]? {
        guard isOpen else { return [] }
        if requests.isEmpty, ready.count >= limit || (!ready.isEmpty && linger <= .zero) { return ready.take(limit) }
        requests.append(Request(id: id, limit: limit, linger: linger))
        setDeadline(at: now)
        return nil
    }

    /// Messages came.
    mutating func delivered(_ deliveries: [Delivery], at now: ContinuousClock.Instant) -> [Served] {
        guard isOpen else { return [] }
        ready.append(contentsOf: deliveries)
        return serve(at: now)
    }

    /// Time passed.
    mutating func ticked(at now: ContinuousClock.Instant) -> [Served] {
        serve(at: now)
    }

    /// A taker went away; returns whether it was still waiting.
    mutating func cancelled(_ id: UInt64, at now: ContinuousClock.Instant) -> Bool {
        guard let index = requests.firstIndex(where: { $0.id == id }) else { return false }
        requests.remove(at: index)
        setDeadline(at: now)
        return true
    }

    /// The channel is gone, and what nobody took with it; the takers wait for the next one.
    mutating func lost() {
        ready = Fifo()
        if !requests.isEmpty { requests[0].deadline = nil }
    }

    /// Nothing is handed over any more; every taker gets an empty batch.
    mutating func closed() -> [Served] {
        isOpen = false
        lost()
        defer { requests = [] }
        return requests.map { Served(request: $0.id, deliveries: []) }
    }

    /// Takers are served again.
    mutating func opened() {
        isOpen = true
    }

    private mutating func serve(at now: ContinuousClock.Instant) -> [Served] {
        var served: [Served] = []
        setDeadline(at: now)
        while let request = requests.first, isDue(request, at: now) {
            requests.removeFirst()
            served.append(Served(request: request.id, deliveries: ready.take(request.limit)))
            setDeadline(at: now)
        }
        return served
    }

    private func isDue(_ request: Request, at now: ContinuousClock.Instant) -> Bool {
        ready.count >= request.limit || (!ready.isEmpty && request.deadline.map { $0 <= now } ?? false)
    }

    private mutating func setDeadline(at now: ContinuousClock.Instant) {
        guard !ready.isEmpty, let first = requests.first, first.deadline == nil else { return }
        requests[0].deadline = now + first.linger
    }
}
