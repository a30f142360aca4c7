/// What a load run measures: for each stage how often and how late it was reached, as a whole and second by second.
struct LoadMeter: Sendable {
    /// What happened at a stage in one slice of time.
    struct StageSlice: Hashable, Sendable {
        var count = 0
        /// Latencies in microseconds; `nil` if nothing came.
        var median: Int64?
        var p99: Int64?
    }

    /// One slice of time, about a second.
    struct Slice: Hashable, Sendable {
        /// From and to, in microseconds since the start.
        let begin: Int64
        let end: Int64
        var published = 0
        /// By the stage's raw value.
        var stages: [StageSlice]
    }

    private var totals = [LatencyHistogram](repeating: LatencyHistogram(), count: LoadStage.allCases.count)
    private var current = [LatencyHistogram](repeating: LatencyHistogram(), count: LoadStage.allCases.count)
    private var published = 0
    private(set) var slices: [Slice] = []
    /// When a stage was last reached, in microseconds since the start, by the stage's raw value.
    private var lastReached = [Int64](repeating: 0, count: LoadStage.allCases.count)

    /// Messages were handed to the broker.
    mutating func published(_ count: Int) { published += count }

    /// A message reached a stage at `instant`, having been due at `scheduled`, both in microseconds since the start.
    mutating func reached(_ stage: LoadStage, at instant: Int64, scheduled: Int64) {
        totals[stage.rawValue].record(instant - scheduled)
        current[stage.rawValue].record(instant - scheduled)
        lastReached[stage.rawValue] = max(lastReached[stage.rawValue], instant)
    }

    /// All latencies of a stage.
    func latencies(_ stage: LoadStage) -> LatencyHistogram { totals[stage.rawValue] }

    /// Messages a second that reached the stage, from the start to the last of them; `nil` if none did.
    func throughput(_ stage: LoadStage) -> Double? {
        let (count, last) = (totals[stage.rawValue].count, lastReached[stage.rawValue])
        return count > 0 && last > 0 ? Double(count) * 1_000_000 / Double(last) : nil
    }

    /// Ends a slice of time and begins the next.
    mutating func closeSlice(at instant: Int64) {
        let begin = slices.last?.end ?? 0
        guard instant > begin else { return }
        let stages = current.map { histogram in
            StageSlice(
                count: histogram.count, median: histogram.value(atPercentile: 50),
                p99: histogram.value(atPercentile: 99))
        }
        slices.append(Slice(begin: begin, end: instant, published: published, stages: stages))
        published = 0
        for stage in current.indices { current[stage].reset() }
    }
}
