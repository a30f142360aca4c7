/// The services of the suite.
package enum ServiceName: String, CaseIterable, Codable, Sendable {
    case intake, routing, itsm, notification, survey

    /// The CloudEvents `source` of what the service publishes.
    package var source: String { "urn:casewire:\(rawValue)" }
}
