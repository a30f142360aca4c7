import Domain

/// What is known of an address, whosever it is.
struct Peer: Hashable, Sendable {
    /// As a URI.
    let address: String
    /// When its bucket of acknowledgements is full again; `nil` if it is.
    var fullAt: Timestamp?
    /// Until when nothing is sent there; `nil` if mail goes through.
    var suppressedUntil: Timestamp?
}
