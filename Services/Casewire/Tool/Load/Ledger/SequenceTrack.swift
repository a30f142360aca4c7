/// How far one aggregate's events have come: the first occurrences must be 1, 2, 3 and so on.
struct SequenceTrack: Hashable, Sendable {
    /// What an event's number tells.
    enum Step: Hashable, Sendable {
        /// The next in order.
        case next
        /// Seen before, so a repetition.
        case again
        /// It came before an earlier one, if that ever comes.
        case early
    }

    /// How many came without a gap.
    private(set) var count: UInt32 = 0

    /// Takes the event of that number.
    mutating func take(_ sequence: Int64) -> Step {
        let expected = Int64(count) + 1
        if sequence > expected { return .early }
        guard sequence == expected else { return .again }
        count += 1
        return .next
    }
}
