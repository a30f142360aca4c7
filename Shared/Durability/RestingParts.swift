/// The parts of an outbox of which the broker gives messages back, and when to offer it them again: pure.
///
/// A topic exchange hands a message to every queue that has room before the publisher hears that one had none. What is
/// offered again while a queue is full comes again to all the others, so a part is offered once a second, and less and
/// less often while nothing of it is taken.
struct RestingParts: Sendable {
    /// How long a part rests of which a message was given back, and how long at most.
    static let shortest = Duration.seconds(1)
    static let longest = Duration.seconds(5)

    private struct Rest {
        let length: Duration
        let end: ContinuousClock.Instant
    }

    private var rests: [Int16: Rest] = [:]

    /// Those of the parts that do not rest.
    func awake(among parts: [Int16], at now: ContinuousClock.Instant) -> [Int16] {
        parts.filter { part in rests[part].map { $0.end <= now } ?? true }
    }

    /// Takes what has come of a round: of which parts the broker gave a message back, and of which something was done.
    mutating func note(halted: Set<Int16>, moved: Set<Int16>, at now: ContinuousClock.Instant) {
        for part in moved.subtracting(halted) { rests[part] = nil }
        for part in halted {
            let earlier = moved.contains(part) ? nil : rests[part]
            let length = earlier.map { min($0.length * 2, Self.longest) } ?? Self.shortest
            rests[part] = Rest(length: length, end: now + length)
        }
    }
}
