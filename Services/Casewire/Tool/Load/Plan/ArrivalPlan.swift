import Domain
import Foundation

/// When each message of a load run is due.
struct ArrivalPlan: Sendable {
    /// What the due times follow.
    enum Pace: Sendable, CustomStringConvertible {
        /// As fast as the broker confirms.
        case unlimited
        /// So many messages a second.
        case constant(Double)
        /// A week's curve, so many times as fast as it was, with so many times as many messages.
        case curve(ArrivalCurve, speed: Double, volume: Double)

        var description: String {
            switch self {
            case .unlimited: "max"
            case .constant(let rate): "\(rate)/s"
            case .curve(_, let speed, _): "by a curve, \(speed) times as fast"
            }
        }
    }

    let pace: Pace
    /// The most messages; `nil` for no such limit.
    let messages: Int?
    /// The end, in microseconds since the start; `nil` for no such limit.
    let end: Int64?

    private var planned = 0
    private var curveTime = 0.0
    private var random: LoadRandom

    /// Plans by a pace up to a number of messages or a time, whichever comes first.
    init(_ pace: Pace, messages: Int?, duration: Duration?, seed: UInt64 = 1) {
        self.pace = pace
        self.messages = messages
        end = duration.map(\.wholeMicroseconds)
        random = LoadRandom(seed: seed)
    }

    /// When the next message is due, in microseconds since the start; `nil` if it was the last. Without a limit on the
    /// pace every message is due at once: the end is the publisher's to see.
    mutating func next() -> Int64? {
        guard planned < messages ?? .max else { return nil }
        let due = nextDue()
        guard due < end ?? .max else { return nil }
        planned += 1
        return due
    }

    private mutating func nextDue() -> Int64 {
        switch pace {
        case .unlimited: return 0
        case .constant(let rate): return Int64(Double(planned) / rate * 1_000_000)
        case .curve(let curve, let speed, let volume):
            let share = Double.random(in: Double.leastNormalMagnitude..<1, using: &random)
            curveTime = curve.time(after: curveTime, arrivals: -log(share) / volume)
            return Int64(curveTime / speed * 1_000_000)
        }
    }

    /// How many messages are to be expected; `nil` if nobody knows before the end.
    var expected: Int? {
        switch pace {
        case .unlimited: return messages
        case .constant(let rate):
            let inTime = end.map { Int((Double($0) / 1_000_000 * rate).rounded(.up)) }
            return [messages, inTime].compactMap(\.self).min()
        case .curve: return end == nil ? messages : nil
        }
    }
}
