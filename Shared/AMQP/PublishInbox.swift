import Messaging
import Synchronization

/// Batches on their way from the callers to the link's thread, and their outcomes on the way back.
final class PublishInbox: Sendable {
    /// A batch as a caller gave it.
    struct Submission {
        let id: UInt64
        let messages: [OutgoingMessage]
        let at: ContinuousClock.Instant
    }

    private struct Shared {
        var submissions: [Submission] = []
        var callers: [UInt64: CheckedContinuation<[PublishOutcome], Never>] = [:]
        var lastID: UInt64 = 0
        var isClosed = false
    }

    private let shared = Mutex(Shared())
    private let wakeup: Wakeup

    init(wakeup: Wakeup) {
        self.wakeup = wakeup
    }

    /// Gives a batch to the link's thread and waits for its outcomes.
    func submit(_ messages: [OutgoingMessage]) async -> [PublishOutcome] {
        await withCheckedContinuation { caller in
            let isAccepted = shared.withLock { shared in
                guard !shared.isClosed else { return false }
                shared.lastID += 1
                shared.callers[shared.lastID] = caller
                shared.submissions.append(Submission(id: shared.lastID, messages: messages, at: .now))
                return true
            }
            if isAccepted {
                wakeup.signal()
            } else {
                caller.resume(returning: Array(repeating: .unknown, count: messages.count))
            }
        }
    }

    /// What came since the last time.
    func takeSubmissions() -> [Submission] {
        shared.withLock { shared in
            guard !shared.submissions.isEmpty else { return [] }
            defer { shared.submissions = [] }
            return shared.submissions
        }
    }

    /// Accepts nothing more; returns what came last.
    func close() -> [Submission] {
        shared.withLock { $0.isClosed = true }
        return takeSubmissions()
    }

    /// Hands the outcomes to their callers.
    func finish(_ finished: [PublishStateMachine.Finished]) {
        for batch in finished {
            let caller = shared.withLock { $0.callers.removeValue(forKey: batch.batch) }
            caller?.resume(returning: batch.outcomes)
        }
    }
}
