import Synchronization

/// Tells the relay of the same process that something was committed; any number of calls before it looks count as one.
package final class RelaySignal: Sendable {
    /// A signal that nobody has taken yet, or who waits for one.
    private struct State {
        var isGiven = false
        var waiter: CheckedContinuation<Bool, Never>?

        /// Takes the signal if it is given; else remembers who waits, and says nothing. Who is cancelled does not wait.
        mutating func take(for continuation: CheckedContinuation<Bool, Never>) -> Bool? {
            if isGiven || Task.isCancelled {
                defer { isGiven = false }
                return isGiven
            }
            waiter = continuation
            return nil
        }
    }

    private let state = Mutex(State())

    /// Makes a signal that nobody has given yet.
    package init() {}

    /// Gives the signal.
    package func notify() {
        let waiter = state.withLock { state in
            state.isGiven = state.waiter == nil
            return state.waiter.take()
        }
        waiter?.resume(returning: true)
    }

    /// Waits until the signal is given, the time has passed or the task is cancelled; one waiter at a time. Says
    /// whether the signal came.
    @discardableResult
    package func wait(atMost timeout: Duration) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask { await self.wait() }
            group.addTask {
                do {
                    try await Task.sleep(for: timeout)
                } catch {
                    // The signal came first, or nobody waits any more.
                }
                return false
            }
            let isGiven = await group.next() ?? false
            group.cancelAll()
            // A signal that came together with the end of the time counts.
            return await group.next() ?? false || isGiven
        }
    }

    /// Waits until the signal is given or the task is cancelled.
    private func wait() async -> Bool {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if let answer = state.withLock({ $0.take(for: continuation) }) {
                    continuation.resume(returning: answer)
                }
            }
        } onCancel: {
            state.withLock { $0.waiter.take() }?.resume(returning: false)
        }
    }
}
