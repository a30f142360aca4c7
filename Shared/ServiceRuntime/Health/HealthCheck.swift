package import Domain

/// What is known of one thing that a service needs.
package struct HealthCheck: Equatable, Sendable, Encodable {
    package let name: CheckName
    package let status: Status
    /// What was found, and what to do about it if it fails; no secrets.
    package let detail: String
    /// Since when the status is as it is.
    package let since: Timestamp

    /// Whether the service has what it needs.
    package enum Status: String, Sendable, Encodable {
        case passing, failing
    }

    /// Says what is known.
    package init(name: CheckName, status: Status, detail: String, since: Timestamp) {
        self.name = name
        self.status = status
        self.detail = detail
        self.since = since
    }
}
