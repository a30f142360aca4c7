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
}
