package import Domain

/// Where a service's time comes from.
package protocol TimeSource: Sendable {
    /// The present instant.
    func now() -> Timestamp
}
