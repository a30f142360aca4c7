/// Knows which deliveries of one channel are unsettled, and settles many with few frames.
struct AckCoalescer {
    /// A `basic.ack` to be sent.
    struct Ack: Hashable {
        let tag: UInt64
        /// Settles every lower tag too.
        let multiple: Bool
    }

    /// Every tag up to here is settled.
    private var floor: UInt64 = 0
    private var highest: UInt64 = 0
    /// Settled tags over the floor.
    private var settled: Set<UInt64> = []

    /// How many deliveries the broker still counts as ours.
    var unsettledCount: Int { Int(highest - floor) - settled.count }

    /// The broker delivered a message; tags rise by one.
    mutating func delivered(_ tag: UInt64) {
        highest = max(highest, tag)
    }

    /// Settles the tags: one ack for all below the first gap, one each above it.
    ///
    /// The broker closes a channel that acknowledges a tag twice, so tags never delivered or settled before are left
    /// out, and the tag of a multiple ack is always a fresh one.
    mutating func acknowledged(_ tags: some Sequence<UInt64>) -> [Ack] {
        var fresh: [UInt64] = []
        for tag in tags where tag > floor && tag <= highest && settled.insert(tag).inserted { fresh.append(tag) }
        while settled.remove(floor + 1) != nil { floor += 1 }
        let below = fresh.filter { $0 <= floor }
        let above = fresh.filter { $0 > floor }
        let first = below.max().map { Ack(tag: $0, multiple: below.count > 1) }
        return (first.map { [$0] } ?? []) + above.sorted().map { Ack(tag: $0, multiple: false) }
    }
}
