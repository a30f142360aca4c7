/// Tells the relay of the same process that something was committed; any number of calls before it looks count as one.
package final class RelaySignal: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    /// Makes a signal that nobody has given yet.
    package init() {
        (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Gives the signal.
    package func notify() { continuation.yield() }

    /// Waits until the signal is given, the time has passed or the task is cancelled; one waiter at a time.
    package func wait(atMost timeout: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [stream] in
                for await _ in stream { return }
            }
            group.addTask {
                do {
                    try await Task.sleep(for: timeout)
                } catch {
                    // The signal came first, or nobody waits any more.
                }
            }
            await group.next()
            group.cancelAll()
        }
    }
}
