import Synchronization

/// Tells the relay of the same process that something was committed; any number of calls before it looks count as one.
/// If several wait, all are woken; one that does not wait may miss the call.
package final class RelaySignal: Sendable {
    /// A signal that nobody has taken yet, or those who wait for one.
    private struct State {
        var isGiven = false
        var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]
        var lastNumber = 0

        /// A number for somebody who is going to wait.
        mutating func drawNumber() -> Int {
            lastNumber += 1
            return lastNumber
        }

        /// Takes the signal if it is given; else remembers who waits, and says nothing. Who is cancelled does not wait.
        mutating func take(_ number: Int, for continuation: CheckedContinuation<Bool, Never>) -> Bool? {
            if isGiven || Task.isCancelled {
                defer { isGiven = false }
                return isGiven
            }
            waiters[number] = continuation
            return nil
        }

        /// Gives the signal, and says whom it wakes.
        mutating func give() -> [CheckedContinuation<Bool, Never>] {
            isGiven = waiters.isEmpty
            defer { waiters = [:] }
            return Array(waiters.values)
        }
    }

    private let state = Mutex(State())

    /// Makes a signal that nobody has given yet.
    package init() {}

    /// Gives the signal, to all who wait.
    package func notify() {
        for waiter in state.withLock({ $0.give() }) { waiter.resume(returning: true) }
    }

    /// How many wait.
    var waiting: Int { state.withLock(\.waiters.count) }

    /// Waits until the signal is given, the time has passed or the task is cancelled. Says whether the signal came.
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
        let number = state.withLock { $0.drawNumber() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if let answer = state.withLock({ $0.take(number, for: continuation) }) {
                    continuation.resume(returning: answer)
                }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: number) }?.resume(returning: false)
        }
    }
}
