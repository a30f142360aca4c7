/// How long a relay rests between two rounds: pure.
struct RelayPace: Sendable {
    /// The rest after a round that found something, and the longest (messaging.md section 8).
    static let shortest = Duration.milliseconds(50)
    static let longest = Duration.seconds(1)

    private var rest = shortest

    /// The rest before the next round, after one that has looked at everything or not; `nil` to go on at once.
    mutating func next(found: Int, left: Int, isWhole: Bool) -> Duration? {
        if left > 0 {
            rest = min(rest * 2, Self.longest)
            return rest
        }
        if !isWhole {
            rest = Self.shortest
            return nil
        }
        rest = found > 0 ? Self.shortest : min(rest * 2, Self.longest)
        return rest
    }
}
