import Messaging

/// The published messages of one confirming channel that the broker has not answered yet, by their tag.
///
/// A ring indexed by tag: publishing, an ack and a nack cost the same however many are pending.
struct ConfirmStateMachine<Ticket> {
    /// A message and its outcome.
    struct Settled {
        let ticket: Ticket
        let outcome: PublishOutcome
    }

    private struct Pending {
        let ticket: Ticket
        let bytes: Int
        let sentAt: ContinuousClock.Instant
        var returned: BrokerRefusal?
    }

    private enum Slot {
        /// Nothing, or already answered.
        case free
        /// Can transition to `abandoned` and `free`.
        case pending(Pending)
        /// Its publisher was told `unknown`; the answer may still come. Can transition to `free`.
        case abandoned(sentAt: ContinuousClock.Instant)
    }

    private let window: Int
    private let byteWindow: Int
    private var slots: [Slot]
    /// The lowest tag that is not answered.
    private var lowest: UInt64 = 1
    private var next: UInt64 = 1
    private var lastReturned: UInt64 = 0
    private var pendingCount = 0
    private var pendingBytes = 0

    /// Keeps at most `window` messages and `byteWindow` bytes in doubt.
    init(window: Int, byteWindow: Int) {
        self.window = window
        self.byteWindow = byteWindow
        var capacity = 2
        while capacity < window * 2 { capacity *= 2 }
        slots = Array(repeating: .free, count: capacity)
    }

    /// Whether nothing waits for an answer.
    var isEmpty: Bool { pendingCount == 0 }

    /// When the oldest unanswered message was sent.
    var oldestSentAt: ContinuousClock.Instant? {
        guard lowest < next else { return nil }
        return switch self[lowest] {
        case .free: nil
        case .pending(let pending): pending.sentAt
        case .abandoned(let sentAt): sentAt
        }
    }

    /// Whether one more message of that many bytes may be sent; a single message may exceed the bytes.
    func hasRoom(for bytes: Int) -> Bool {
        pendingCount < window && Int(next - lowest) < slots.count
            && (pendingCount == 0 || pendingBytes + bytes <= byteWindow)
    }

    /// A message was sent; the broker counts it as the returned tag.
    @discardableResult
    mutating func published(_ ticket: Ticket, bytes: Int, at now: ContinuousClock.Instant) -> UInt64 {
        precondition(Int(next - lowest) < slots.count, "published without room")
        defer { next += 1 }
        self[next] = .pending(Pending(ticket: ticket, bytes: bytes, sentAt: now))
        pendingCount += 1
        pendingBytes += bytes
        return next
    }

    /// The broker returned a message; its ack follows.
    ///
    /// Returns come in the order of publishing, so it is the first match after the last one returned. Returns whether
    /// there is one.
    mutating func returned(_ refusal: BrokerRefusal, matching isMatch: (Ticket) -> Bool) -> Bool {
        var tag = max(lowest, lastReturned + 1)
        while tag < next {
            if case .pending(var pending) = self[tag], isMatch(pending.ticket) {
                pending.returned = refusal
                self[tag] = .pending(pending)
                lastReturned = tag
                return true
            }
            tag += 1
        }
        return false
    }

    /// The broker has the message, or with `multiple` all up to it; 0 means all.
    mutating func acked(_ tag: UInt64, multiple: Bool) throws(AMQPError) -> [Settled] {
        try settle(tag, multiple: multiple) { $0.map { .returned(code: $0.code, reason: $0.reason) } ?? .confirmed }
    }

    /// The broker refused the message, or with `multiple` all up to it.
    mutating func nacked(_ tag: UInt64, multiple: Bool) throws(AMQPError) -> [Settled] {
        try settle(tag, multiple: multiple) { _ in .rejected }
    }

    /// Gives up waiting for what was sent at or before `limit`, as `unknown`; the tags stay taken until the broker
    /// answers.
    mutating func abandonedSent(upTo limit: ContinuousClock.Instant) -> [Settled] {
        var settled: [Settled] = []
        var tag = lowest
        while tag < next {
            if case .pending(let pending) = self[tag], pending.sentAt <= limit {
                self[tag] = .abandoned(sentAt: pending.sentAt)
                settled.append(forgotten(pending, .unknown))
            }
            tag += 1
        }
        return settled
    }

    /// The channel is gone: everything in doubt, in the order of publishing. The machine starts again at tag 1.
    mutating func lost() -> [Ticket] {
        var tickets: [Ticket] = []
        for tag in lowest..<next {
            if case .pending(let pending) = self[tag] { tickets.append(pending.ticket) }
            self[tag] = .free
        }
        self = .init(window: window, byteWindow: byteWindow)
        return tickets
    }

    private subscript(tag: UInt64) -> Slot {
        get { slots[Int(tag % UInt64(slots.count))] }
        set { slots[Int(tag % UInt64(slots.count))] = newValue }
    }

    private mutating func settle(
        _ tag: UInt64, multiple: Bool, as outcome: (BrokerRefusal?) -> PublishOutcome
    ) throws(AMQPError) -> [Settled] {
        let last = tag == 0 && multiple ? next - 1 : tag
        guard last < next, tag > 0 || multiple else {
            throw AMQPError(.protocolViolation, "the broker confirmed a message that was not sent")
        }
        var settled: [Settled] = []
        var current = multiple ? lowest : tag
        while current <= last {
            if current >= lowest { settle(current, as: outcome, into: &settled) }
            current += 1
        }
        while lowest < next, case .free = self[lowest] { lowest += 1 }
        return settled
    }

    private mutating func settle(
        _ tag: UInt64, as outcome: (BrokerRefusal?) -> PublishOutcome, into settled: inout [Settled]
    ) {
        if case .pending(let pending) = self[tag] { settled.append(forgotten(pending, outcome(pending.returned))) }
        self[tag] = .free
    }

    private mutating func forgotten(_ pending: Pending, _ outcome: PublishOutcome) -> Settled {
        pendingCount -= 1
        pendingBytes -= pending.bytes
        return Settled(ticket: pending.ticket, outcome: outcome)
    }
}
