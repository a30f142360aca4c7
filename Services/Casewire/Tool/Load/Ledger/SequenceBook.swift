/// What was wrong with the sequences of a kind of aggregate; those that are in order take no room here.
struct SequenceBook: Sendable {
    /// The numbers that came too early, by aggregate.
    private var early: [Int32: Set<Int64>] = [:]
    /// How many events came before an earlier one of their aggregate.
    private(set) var disorders = 0
    /// How many events came again.
    private(set) var repetitions = 0

    /// Takes an event of an aggregate; true if it is its first occurrence.
    mutating func take(_ sequence: Int64, of aggregate: Int32, _ track: inout SequenceTrack) -> Bool {
        switch track.take(sequence) {
        case .again:
            repetitions += 1
            return false
        case .next:
            guard !early.isEmpty else { return true }
            catchUp(aggregate, &track)
            return true
        case .early:
            guard early[aggregate, default: []].insert(sequence).inserted else {
                repetitions += 1
                return false
            }
            disorders += 1
            return true
        }
    }

    /// The aggregates in which a number is missing still.
    var broken: [Int32] { early.keys.sorted() }

    private mutating func catchUp(_ aggregate: Int32, _ track: inout SequenceTrack) {
        while early[aggregate]?.remove(Int64(track.count) + 1) != nil { _ = track.take(Int64(track.count) + 1) }
        if early[aggregate]?.isEmpty == true { early[aggregate] = nil }
    }
}
