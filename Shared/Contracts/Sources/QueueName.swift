/// The names of the services' queues (contract.md section 1).
package enum QueueName {
    /// A lane of a service: `casewire.<service>.<lane>`.
    package static func lane(_ lane: Lane, of service: ServiceName) -> String {
        "casewire.\(service.rawValue).\(lane.rawValue)"
    }

    /// A step of a lane's retry ladder: `casewire.<service>.retry.<lane>.<delay>`.
    package static func retry(_ delay: RetryDelay, lane: Lane, of service: ServiceName) -> String {
        "casewire.\(service.rawValue).retry.\(lane.rawValue).\(delay.rawValue)"
    }

    /// A service's dead letters: `casewire.<service>.dead`.
    package static func dead(of service: ServiceName) -> String { "casewire.\(service.rawValue).dead" }
}

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

/// The steps of the retry ladder (messaging.md section 8).
package enum RetryDelay: String, CaseIterable, Codable, Sendable {
    case oneSecond = "1s"
    case fiveSeconds = "5s"
    case thirtySeconds = "30s"
    case twoMinutes = "2m"
    case tenMinutes = "10m"

    /// How long a message waits on this step.
    package var duration: Duration {
        switch self {
        case .oneSecond: .seconds(1)
        case .fiveSeconds: .seconds(5)
        case .thirtySeconds: .seconds(30)
        case .twoMinutes: .seconds(120)
        case .tenMinutes: .seconds(600)
        }
    }
}
