import Contracts
import Domain
import Durability

/// Finds out whether all queues and outboxes are empty: the queues at two looks, and between them a watermark of every
/// partition of every service, which says that all it wrote up to the first look is published, and has come to us.
struct QuietCheck: Sendable {
    let target: LoadTarget
    let monitor: LoadMonitor

    private static let rest = Duration.milliseconds(250)

    /// Waits for quiet until a time; returns how long it took up to the first of the two looks, or what was left.
    func run(within limit: Duration) async throws -> LoadAccount.Drain {
        let begin = ContinuousClock.now
        // A drain that needs longer is told with its time, not only as a failure.
        let deadline = begin + limit
        var left: [String] = []
        while true {
            let look = (instant: ContinuousClock.now, time: SystemTime().now())
            left = try await waiting()
            if left.isEmpty {
                left = try await awaitMarks(look.time, until: deadline)
                if left.isEmpty { left = try await waiting() }
                if left.isEmpty { return .empty(after: look.instant - begin) }
            }
            guard ContinuousClock.now < deadline else { return .not(left) }
            try await Task.sleep(for: Self.rest)
        }
    }

    /// A broker that does not answer is not quiet; it may come back within the limit.
    private func waiting() async throws -> [String] {
        do {
            return try await target.waiting()
        } catch let failure as ToolFailure where failure.status == .unavailable {
            return [failure.message]
        }
    }

    private func awaitMarks(_ time: Timestamp, until deadline: ContinuousClock.Instant) async throws -> [String] {
        while true {
            let behind = monitor.behind(time, of: target.services)
            if behind.isEmpty { return [] }
            guard ContinuousClock.now < deadline else { return behind.map { "outbox of \($0.rawValue)" } }
            try await Task.sleep(for: Self.rest)
        }
    }
}
