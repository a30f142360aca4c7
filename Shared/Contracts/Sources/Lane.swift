/// The kinds of work that are queued apart, so that one never waits behind another.
package enum Lane: String, CaseIterable, Codable, Sendable {
    /// Adapters' normalised messages (intake); other services' events (all the rest).
    case bulk
    /// Commands and queries: somebody waits for the answer.
    case interactive
    /// Providers' own bytes, up to 8 MiB each (intake only).
    case raw
    /// Other services' events (intake only, whose bulk lane holds messages).
    case events

    /// The lanes of a service.
    package static func lanes(of service: ServiceName) -> [Lane] {
        switch service {
        case .intake: [.bulk, .interactive, .raw, .events]
        case .routing, .itsm, .notification, .survey: [.bulk, .interactive]
        }
    }
}
