import Synchronization

/// Holds back what must not begin before the service is ready for the first time.
package final class StartGate: Sendable {
    private struct Waiting {
        var isOpen = false
        var next = 0
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let waiting = Mutex(Waiting())

    /// Makes a closed gate.
    package init() {}

    /// Lets everybody through, now and later.
    package func open() {
        let waiters = waiting.withLock { waiting in
            waiting.isOpen = true
            defer { waiting.waiters = [:] }
            return waiting.waiters.values
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Whether it was opened.
    package var isOpen: Bool { waiting.withLock(\.isOpen) }

    /// Waits until the gate is open, or the task is cancelled.
    package func wait() async {
        let ticket = waiting.withLock { waiting in
            waiting.next += 1
            return waiting.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mayPass = waiting.withLock { waiting in
                    if waiting.isOpen || Task.isCancelled { return true }
                    waiting.waiters[ticket] = continuation
                    return false
                }
                if mayPass { continuation.resume() }
            }
        } onCancel: {
            waiting.withLock { $0.waiters.removeValue(forKey: ticket) }?.resume()
        }
    }
}
