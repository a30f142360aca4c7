/// The parts of an outbox of which the broker takes nothing, and when to offer it something again: pure.
///
/// A topic exchange hands a message to every queue that has room before the publisher hears that one had none. What is
/// offered again while a queue is full comes again to all the others, so a part is offered less and less often.
struct RestingParts: Sendable {
    /// How long a part rests when nothing of it was taken for the first time, and at most.
    static let shortest = Duration.seconds(1)
    static let longest = Duration.seconds(15)

    private struct Rest {
        let length: Duration
        let end: ContinuousClock.Instant
    }

    private var rests: [Int16: Rest] = [:]

    /// Those of the parts that do not rest.
    func awake(among parts: [Int16], at now: ContinuousClock.Instant) -> [Int16] {
        parts.filter { part in rests[part].map { $0.end <= now } ?? true }
    }

    /// Takes what has come of offering the parts: nothing was taken of the stuck ones, and nothing is known against the
    /// others.
    mutating func note(offered parts: [Int16], stuck: Set<Int16>, at now: ContinuousClock.Instant) {
        for part in parts {
            guard stuck.contains(part) else {
                rests[part] = nil
                continue
            }
            let length = rests[part].map { min($0.length * 2, Self.longest) } ?? Self.shortest
            rests[part] = Rest(length: length, end: now + length)
        }
    }
}
