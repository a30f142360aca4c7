import CRabbitMQShims
import Glibc

/// What a link's thread sleeps on: the connection's socket and a signal from other threads.
final class Wakeup: Sendable {
    private let event: CInt

    init() throws(AMQPError) {
        event = casewire_event_new()
        guard event >= 0 else { throw AMQPError(.outOfMemory, "no event descriptor: \(errno)") }
    }

    deinit {
        close(event)
    }

    /// Ends the sleep, or the next one.
    func signal() {
        casewire_event_raise(event)
    }

    /// Sleeps until a signal, until the socket can be read (or written, if asked), or for `timeout`.
    func wait(socket: CInt? = nil, orWritable: Bool = false, timeout: Duration) {
        var descriptors = [pollfd(fd: event, events: Int16(POLLIN), revents: 0)]
        if let socket {
            descriptors.append(pollfd(fd: socket, events: Int16(orWritable ? POLLIN | POLLOUT : POLLIN), revents: 0))
        }
        // An interrupted sleep is a short one; the caller looks at the clock anyway.
        _ = unsafe poll(&descriptors, nfds_t(descriptors.count), CInt(clamping: max(0, timeout.milliseconds)))
        casewire_event_lower(event)
    }

    /// Whether the socket takes more without blocking.
    static func isWritable(_ socket: CInt) -> Bool {
        var descriptor = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
        return unsafe poll(&descriptor, 1, 0) == 1
    }
}

extension Duration {
    /// Whole milliseconds, rounded up, so that a sleep never ends before its time.
    var milliseconds: Int {
        let parts = components
        return Int(clamping: parts.seconds) * 1000
            + Int((parts.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
