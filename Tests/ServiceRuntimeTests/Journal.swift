import Synchronization

/// Keeps what happened in the order it happened, and lets a test wait for an entry.
final class Journal: Sendable {
    private struct State {
        var entries: [String] = []
        var kept: [CheckedContinuation<Void, Never>] = []
        var waiters: [(entry: String, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var entries: [String] { state.withLock(\.entries) }

    func note(_ entry: String) {
        let awaited = state.withLock { state in
            state.entries.append(entry)
            let awaited = state.waiters.filter { $0.entry == entry }
            state.waiters.removeAll { $0.entry == entry }
            return awaited
        }
        for waiter in awaited { waiter.continuation.resume() }
    }

    /// Holds who never goes on, until `release`.
    func keep(_ continuation: CheckedContinuation<Void, Never>) {
        state.withLock { $0.kept.append(continuation) }
    }

    /// Lets go on who was held.
    func release() {
        let kept = state.withLock { state in
            defer { state.kept = [] }
            return state.kept
        }
        for continuation in kept { continuation.resume() }
    }

    /// Waits for the entry; the test's time limit is the deadline.
    func wait(for entry: String) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.entries.contains(entry) { return true }
                state.waiters.append((entry, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }
}
