import Dispatch
import Synchronization

/// Cancels on the server what one connection runs, from the thread on which a task was cancelled.
///
/// A request may overtake the statement it is meant for, and would then do nothing: it is repeated until the statement
/// ends. And it must not hit the next statement: the connection waits for the last request to be answered before it
/// goes on.
final class StatementCanceller: Sendable {
    private enum Phase {
        case idle, running, cancelling
    }

    private let handle: Mutex<CancelHandle>
    private let phase = Mutex(Phase.idle)
    private let queue = DispatchQueue(label: "casewire.postgres.cancel")
    private let ended = DispatchSemaphore(value: 0)
    private let requests = DispatchGroup()

    init(_ handle: consuming sending CancelHandle) { self.handle = Mutex(handle) }

    /// A statement starts that may be cancelled.
    func begin() { phase.withLock { $0 = .running } }

    /// Starts asking the server, without waiting; nothing happens unless a statement runs.
    func cancel() {
        let isFirst = phase.withLock { phase in
            guard phase == .running else { return false }
            phase = .cancelling
            return true
        }
        guard isFirst else { return }
        requests.enter()
        queue.async { [self] in
            repeat {
                _ = handle.withLock { $0.request() }
            } while ended.wait(timeout: .now() + .milliseconds(250)) == .timedOut
            requests.leave()
        }
    }

    /// The statement has ended. `.late` means that a request is still on its way, and may hit what runs next on the
    /// connection.
    func end() -> Outcome {
        let wasCancelled = phase.withLock { phase in
            defer { phase = .idle }
            return phase == .cancelling
        }
        guard wasCancelled else { return .notCancelled }
        ended.signal()
        return requests.wait(timeout: .now() + .seconds(2)) == .success ? .cancelled : .late
    }

    /// Whether a statement was asked to stop.
    enum Outcome {
        case notCancelled, cancelled, late
    }
}
