package import Contracts

/// Where a command's answer goes, and what it carries to be recognised.
package struct ReplyAddress: Hashable, Codable, Sendable {
    /// The routing key on `casewire.replies`: `reply.<user>.<anything>`.
    package let key: String
    /// The request's `correlation_id`.
    package let correlationID: String?

    /// Names an address.
    package init(key: String, correlationID: String?) {
        self.key = key
        self.correlationID = correlationID
    }

    /// Where a service gets the answers to commands that it sent itself: in the lane of its events.
    package static func service(_ service: ServiceName, correlationID: String) -> ReplyAddress {
        ReplyAddress(key: key(of: service), correlationID: correlationID)
    }

    /// The key of a service's own answers: `reply.<service>.answers`.
    package static func key(of service: ServiceName) -> String { "reply.\(service.rawValue).answers" }
}
