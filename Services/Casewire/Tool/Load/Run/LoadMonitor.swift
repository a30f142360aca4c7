import Contracts
import Domain
import FoundationEssentials
import Synchronization

/// What a load run knows, shared by those who publish, follow and watch.
final class LoadMonitor: Sendable {
    private struct State {
        var ledger = LoadLedger()
        var meter = LoadMeter()
        /// By the follower that heard them.
        var marks: [OutboxMarks]
    }

    let clock = LoadClock()
    private let state: Mutex<State>

    /// Starts with nothing, for so many followers.
    init(followers: Int) { state = Mutex(State(marks: Array(repeating: OutboxMarks(), count: followers))) }

    /// Messages are handed to the broker, each due when it says; `isBad` is asked for each number. Returns the first
    /// number.
    func publish(dueAt due: [Int64], isBad: (Int) -> Bool) -> Int {
        state.withLock { state in
            state.meter.published(due.count)
            return state.ledger.publish(scheduled: due, isBad: isBad)
        }
    }

    /// The broker has these messages.
    func confirm(_ numbers: [Int]) {
        let now = clock.now
        state.withLock { state in
            for number in numbers { Self.note(state.ledger.confirm(number), at: now, &state.meter) }
        }
    }

    /// Events came in at one follower.
    func take(_ events: [LoadEvent], from follower: Int) {
        let now = clock.now
        state.withLock { state in
            for event in events {
                if case .watermark(let watermark) = event { state.marks[follower].take(watermark) }
                Self.note(state.ledger.take(event), at: now, &state.meter)
            }
        }
    }

    private static func note(_ passage: LoadLedger.Passage?, at now: Int64, _ meter: inout LoadMeter) {
        guard let passage else { return }
        meter.reached(passage.stage, at: now, scheduled: passage.scheduled)
    }

    /// Whether a case of that id was made for the run.
    func isOurs(_ id: UUID) -> Bool { state.withLock { $0.ledger.cases.number(of: id) != nil } }

    /// Ends a slice of time.
    func closeSlice() {
        let now = clock.now
        state.withLock { $0.meter.closeSlice(at: now) }
    }

    /// How far the run has come.
    var counts: LoadCounts {
        state.withLock { state in
            var counts = LoadCounts(state.ledger)
            let latest = state.meter.slices.last?.stages[LoadStage.accepted.rawValue]
            counts.median = latest?.median
            counts.p99 = latest?.p99
            return counts
        }
    }

    /// The services of which a follower has not heard yet that all up to the instant is published.
    func behind(_ instant: Timestamp, of services: [ServiceName]) -> [ServiceName] {
        state.withLock { state in
            let behind = Set(state.marks.flatMap { $0.behind(instant, of: services) })
            return services.filter(behind.contains)
        }
    }

    /// The services of which nothing was heard.
    func silent(among services: [ServiceName]) -> [ServiceName] {
        state.withLock { $0.marks[0].silent(among: services) }
    }

    /// Everything, once nobody changes it any more.
    var result: (ledger: LoadLedger, meter: LoadMeter) { state.withLock { ($0.ledger, $0.meter) } }
}
