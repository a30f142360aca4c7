import Synchronization

/// Counts the open connections up to a limit.
final class ConnectionCount: Sendable {
    private let open = Mutex(0)
    private let limit: Int

    /// Starts at none.
    init(limit: Int) { self.limit = limit }

    /// Takes one more; `false` if there are as many as may be.
    func enter() -> Bool {
        open.withLock { open in
            guard open < limit else { return false }
            open += 1
            return true
        }
    }

    /// Gives one back.
    func leave() { open.withLock { $0 -= 1 } }
}
