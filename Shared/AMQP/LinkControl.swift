import Glibc
import Synchronization

/// What the link's thread shares with everyone else: the wish, the state, and the pulse for the watchdog.
final class LinkControl: Sendable {
    /// What the owner wants of the link.
    enum Wish {
        case run
        case suspend
        case stop
    }

    private struct Shared {
        var wish = Wish.run
        var state = LinkState.connecting
        var isStarted = false
        var socket: CInt?
        var pulse = ContinuousClock.now
        var observers: [CheckedContinuation<Void, Never>] = []
    }

    let wakeup: Wakeup
    private let shared = Mutex(Shared())

    init() throws(AMQPError) {
        wakeup = try Wakeup()
    }

    var wish: Wish { shared.withLock { $0.wish } }
    var state: LinkState { shared.withLock { $0.state } }
    var isStarted: Bool { shared.withLock { $0.isStarted } }

    /// Says what is wanted; a stop is final.
    func want(_ wish: Wish) {
        shared.withLock { if $0.wish != .stop { $0.wish = wish } }
        wakeup.signal()
    }

    /// Claims the right to run the link; false if it was claimed before.
    func start() -> Bool {
        shared.withLock { shared in
            defer { shared.isStarted = true }
            return !shared.isStarted
        }
    }

    /// The link's thread tells how things stand, and wakes who waits for a change.
    func report(_ state: LinkState) {
        let observers = shared.withLock { shared in
            guard shared.state != state else { return [CheckedContinuation<Void, Never>]() }
            shared.state = state
            return exchange(&shared.observers, with: [])
        }
        wake(observers)
    }

    private func wake(_ observers: [CheckedContinuation<Void, Never>]) {
        for observer in observers { observer.resume() }
    }

    /// Waits until the state is one of those wanted, or until the link has stopped.
    func wait(until isWanted: (LinkState) -> Bool) async {
        var isOver = false
        while !isOver {
            await withCheckedContinuation { continuation in
                isOver = shared.withLock { shared in
                    if shared.state == .stopped || isWanted(shared.state) { return true }
                    shared.observers.append(continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        }
    }

    /// Waits as `wait` does, but no longer than until the task is cancelled.
    func waitUnlessCancelled(until isWanted: (LinkState) -> Bool) async {
        await withTaskCancellationHandler {
            await wait { Task.isCancelled || isWanted($0) }
        } onCancel: {
            wake(shared.withLock { exchange(&$0.observers, with: []) })
        }
    }

    /// The link's thread is alive; `socket` is the one it works on.
    func beat(on socket: CInt?) {
        shared.withLock {
            $0.pulse = .now
            $0.socket = socket
        }
    }

    /// Breaks the socket of a thread that has given no sign of life for `patience`, so that its blocked call returns.
    ///
    /// Shutting a socket down from another thread is safe, closing it is not; the lock keeps the number from being
    /// reused.
    func breakIfStuck(for patience: Duration) -> Bool {
        shared.withLock { shared in
            guard let socket = shared.socket, .now - shared.pulse > patience else { return false }
            shutdown(socket, CInt(SHUT_RDWR))
            return true
        }
    }
}
