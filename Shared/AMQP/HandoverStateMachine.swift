import Messaging

/// Deliveries that wait for a taker, and takers that wait for deliveries: first come, first served, in batches.
///
/// Bodies may have eight mebibytes, so that not only their number counts.
struct HandoverStateMachine {
    /// With so many bytes a batch is full; a single delivery may have more.
    static let batchBytes = 8 << 20
    /// With so many bytes waiting, no more should be read.
    static let fullBytes = 16 << 20

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

    private var ready: [Delivery] = []
    private var readyBytes = 0
    /// Since when some have waited all the time: what came while the taker was busy has lingered already.
    private var readySince: ContinuousClock.Instant?
    private var requests: [Request] = []
    private var isOpen = true

    /// When `ticked` has something to do.
    var deadline: ContinuousClock.Instant? { requests.first?.deadline }

    /// Whether no more should be read until some is taken.
    var isFull: Bool { readyBytes >= Self.fullBytes }

    /// Whether takers are served at all.
    var isServing: Bool { isOpen }

    /// Someone wants up to `limit`; returns them if they need not wait. Empty if nobody is served any more.
    mutating func requested(
        _ id: UInt64, limit: Int, linger: Duration, at now: ContinuousClock.Instant
    ) -> [Delivery]? {
        guard isOpen else { return [] }
        if requests.isEmpty, isBatch(limit) || readySince.map({ $0 + linger <= now }) ?? false { return take(limit) }
        requests.append(Request(id: id, limit: limit, linger: linger))
        setDeadline(at: now)
        return nil
    }

    /// Messages came.
    mutating func delivered(_ deliveries: [Delivery], at now: ContinuousClock.Instant) -> [Served] {
        guard isOpen else { return [] }
        if readySince == nil, !deliveries.isEmpty { readySince = now }
        ready += deliveries
        readyBytes += deliveries.reduce(0) { $0 + $1.body.count }
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
        ready = []
        readyBytes = 0
        readySince = nil
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
            served.append(Served(request: request.id, deliveries: take(request.limit)))
            setDeadline(at: now)
        }
        return served
    }

    private func isDue(_ request: Request, at now: ContinuousClock.Instant) -> Bool {
        isBatch(request.limit) || (!ready.isEmpty && request.deadline.map { $0 <= now } ?? false)
    }

    private func isBatch(_ limit: Int) -> Bool { ready.count >= limit || readyBytes >= Self.batchBytes }

    /// Takes the oldest deliveries, at least one of those that wait; nothing keeps their bodies after that.
    private mutating func take(_ limit: Int) -> [Delivery] {
        var count = 0
        var bytes = 0
        for delivery in ready.prefix(limit) {
            guard count == 0 || bytes + delivery.body.count <= Self.batchBytes else { break }
            count += 1
            bytes += delivery.body.count
        }
        defer {
            ready.removeFirst(count)
            readyBytes -= bytes
            if ready.isEmpty { readySince = nil }
        }
        return Array(ready.prefix(count))
    }

    private mutating func setDeadline(at now: ContinuousClock.Instant) {
        guard let readySince, let first = requests.first, first.deadline == nil else { return }
        requests[0].deadline = max(now, readySince + first.linger)
    }
}
