/// How a connection stands; what a readiness check looks at.
package enum LinkState: Hashable, Sendable {
    case connecting
    case open
    /// Open, but the broker takes no messages (memory or disk alarm).
    case blocked(reason: String)
    /// Broken; a new attempt comes by itself.
    case down(AMQPError)
    case suspended
    case stopped

    /// Whether messages can pass.
    package var isOpen: Bool { self == .open }

    /// Whether the broker takes no messages from us at present.
    package var isBlocked: Bool {
        if case .blocked = self { true } else { false }
    }
}
