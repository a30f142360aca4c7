import Messaging

/// The batches given to a publisher: what to send next, what is in doubt, what became of each message.
///
/// A batch that has begun when the channel is lost ends as `unknown` where it is not settled; one that has not begun
/// waits for the next channel.
struct PublishStateMachine {
    /// A batch whose every message has its outcome.
    struct Finished: Equatable {
        let batch: UInt64
        let outcomes: [PublishOutcome]
    }

    /// A message to be sent now; answer with `sent` or `refused`.
    struct Next {
        fileprivate let ticket: Ticket
        let message: OutgoingMessage
    }

    fileprivate struct Ticket {
        let batch: UInt64
        let index: Int
    }

    private struct Batch {
        let messages: [OutgoingMessage]
        let submittedAt: ContinuousClock.Instant
        var outcomes: [PublishOutcome?]
        var unsettled: Int
        var nextIndex = 0
    }

    private let timeout: Duration
    private var confirms: ConfirmStateMachine<Ticket>
    private var batches: [UInt64: Batch] = [:]
    /// Batches with messages to send, in order.
    private var queue = Fifo<UInt64>()
    private var lastProgress: ContinuousClock.Instant?
    private(set) var blocked: String?

    /// Waits at most `timeout` for the broker's word on a message.
    init(window: Int, byteWindow: Int, timeout: Duration) {
        self.timeout = timeout
        confirms = ConfirmStateMachine(window: window, byteWindow: byteWindow)
    }

    /// Whether every batch is finished.
    var isIdle: Bool { batches.isEmpty }

    /// Whether a message could be sent if the socket takes it.
    var hasWork: Bool { peek() != nil }

    /// A batch came in; ids rise.
    mutating func submitted(_ id: UInt64, _ messages: [OutgoingMessage], at now: ContinuousClock.Instant) -> [Finished]
    {
        guard !messages.isEmpty else { return [Finished(batch: id, outcomes: [])] }
        batches[id] = Batch(
            messages: messages, submittedAt: now, outcomes: Array(repeating: nil, count: messages.count),
            unsettled: messages.count)
        queue.append(id)
        return []
    }

    /// The next message, if the window has room for it and the broker takes messages.
    func peek() -> Next? {
        guard blocked == nil, let id = queue.first, let batch = batches[id] else { return nil }
        let message = batch.messages[batch.nextIndex]
        guard confirms.hasRoom(for: message.body.count) else { return nil }
        return Next(ticket: Ticket(batch: id, index: batch.nextIndex), message: message)
    }

    /// The message goes out.
    mutating func sent(_ next: Next, at now: ContinuousClock.Instant) {
        lastProgress = now
        confirms.published(next.ticket, bytes: next.message.body.count, at: now)
        advance(past: next)
    }

    /// The message cannot be put on the wire.
    mutating func refused(_ next: Next, _ refusal: BrokerRefusal) -> [Finished] {
        advance(past: next)
        return settle(next.ticket, .returned(code: refusal.code, reason: refusal.reason)).map { [$0] } ?? []
    }

    /// The broker has it, or all up to it.
    mutating func acked(_ tag: UInt64, multiple: Bool) throws(AMQPError) -> [Finished] {
        try confirms.acked(tag, multiple: multiple).compactMap { settle($0.ticket, $0.outcome) }
    }

    /// The broker refused it, or all up to it.
    mutating func nacked(_ tag: UInt64, multiple: Bool) throws(AMQPError) -> [Finished] {
        try confirms.nacked(tag, multiple: multiple).compactMap { settle($0.ticket, $0.outcome) }
    }

    /// A message came back; its ack follows. Returns whether it is one of ours.
    mutating func returned(_ method: ReturnMethod, messageID: String?, body: [UInt8]) -> Bool {
        let batches = batches
        return confirms.returned(method.refusal) { ticket in
            guard let message = batches[ticket.batch]?.messages[ticket.index] else { return false }
            return message.mandatory && message.exchange == method.exchange && message.routingKey == method.routingKey
                && message.properties.messageID == messageID && message.body == body
        }
    }

    /// The broker takes no messages for now.
    mutating func blocked(reason: String) {
        blocked = reason
    }

    /// The broker takes messages again; the time in between does not count against them.
    mutating func unblocked(at now: ContinuousClock.Instant) {
        blocked = nil
        lastProgress = now
    }

    /// The broker closed the channel on account of a message: those it blames are returned, the others in doubt
    /// unknown.
    mutating func channelClosed(_ refusal: BrokerRefusal) -> [Finished] {
        let blame = Blame(refusal)
        var finished: [Finished] = []
        var isExhausted = false
        for ticket in confirms.lost() {
            guard let message = batches[ticket.batch]?.messages[ticket.index], !isExhausted, blame.falls(on: message)
            else {
                continue
            }
            isExhausted = !blame.fallsOnAll
            if let batch = settle(ticket, .returned(code: refusal.code, reason: refusal.reason)) {
                finished.append(batch)
            }
        }
        return finished + endBegun()
    }

    /// The connection is gone: what has begun ends, what has not begun waits for the next one.
    mutating func lost() -> [Finished] {
        _ = confirms.lost()
        blocked = nil
        return endBegun()
    }

    /// The publisher ends: every batch ends.
    mutating func stopped() -> [Finished] {
        lost() + batches.keys.sorted().map { end($0) }
    }

    /// What the time-out ends at `now`: batches that could not be sent, and, while the broker is blocked, messages in
    /// doubt.
    mutating func expired(at now: ContinuousClock.Instant) -> [Finished] {
        var finished: [Finished] = []
        if blocked != nil {
            finished += confirms.abandonedSent(upTo: now - timeout).compactMap { settle($0.ticket, $0.outcome) }
        }
        guard let waiting = queuedSince, now >= waiting + timeout else { return finished }
        let late = queue.waiting.filter { id in batches[id].map { now >= $0.submittedAt + timeout } ?? false }
        return finished + late.flatMap { endUnsent($0) }
    }

    /// Whether the broker left a message unanswered for the time-out though it is not blocked: the channel is to be
    /// given up.
    func isStalled(at now: ContinuousClock.Instant) -> Bool {
        guard blocked == nil, let oldest = confirms.oldestSentAt else { return false }
        return now >= max(oldest, lastProgress ?? oldest) + timeout
    }

    /// Since when the first unsent message waits without anything being sent.
    private var queuedSince: ContinuousClock.Instant? {
        guard let id = queue.first, let first = batches[id] else { return nil }
        return max(first.submittedAt, lastProgress ?? first.submittedAt)
    }

    private mutating func endBegun() -> [Finished] {
        batches.filter { $0.value.nextIndex > 0 }.keys.sorted().map { end($0) }
    }

    private mutating func advance(past next: Next) {
        let isLast = next.ticket.index + 1 == batches[next.ticket.batch]?.messages.count
        batches[next.ticket.batch]?.nextIndex = next.ticket.index + 1
        if isLast { _ = queue.take(1) }
    }

    private mutating func settle(_ ticket: Ticket, _ outcome: PublishOutcome) -> Finished? {
        guard batches[ticket.batch]?.outcomes[ticket.index] == .some(.none) else { return nil }
        batches[ticket.batch]?.outcomes[ticket.index] = outcome
        batches[ticket.batch]?.unsettled -= 1
        return batches[ticket.batch]?.unsettled == 0 ? end(ticket.batch) : nil
    }

    /// Takes the unsent messages of a batch out of the queue, as `unknown`.
    private mutating func endUnsent(_ id: UInt64) -> [Finished] {
        guard let batch = batches[id] else { return [] }
        queue.removeAll { $0 == id }
        let unsent = batch.nextIndex..<batch.messages.count
        batches[id]?.nextIndex = batch.messages.count
        return unsent.compactMap { settle(Ticket(batch: id, index: $0), .unknown) }
    }

    private mutating func end(_ id: UInt64) -> Finished {
        guard let batch = batches.removeValue(forKey: id) else { return Finished(batch: id, outcomes: []) }
        if batch.nextIndex < batch.messages.count { queue.removeAll { $0 == id } }
        return Finished(batch: id, outcomes: batch.outcomes.map { $0 ?? .unknown })
    }
}
