package import Domain

/// The names of the services' queues (contract.md section 1).
package enum QueueName {
    /// A lane of a service: `casewire.<service>.<lane>`.
    package static func lane(_ lane: Lane, of service: ServiceName) -> String {
        "casewire.\(service.rawValue).\(lane.rawValue)"
    }

    /// The queues that a lane's messages come in. Intake's bulk lane has one for each channel, taken in turn, so that a
    /// flood on one channel never stands before the messages of another; what comes again, or has a routing key that
    /// is none, is in the lane's own.
    package static func sources(of lane: Lane, in service: ServiceName) -> [String] {
        let own = Self.lane(lane, of: service)
        guard service == .intake, lane == .bulk else { return [own] }
        return [own] + Channel.allCases.map { channel($0, of: lane) }
    }

    /// What comes by a channel to a lane of intake: `casewire.intake.<lane>.<channel>`.
    package static func channel(_ channel: Channel, of lane: Lane) -> String {
        "\(Self.lane(lane, of: .intake)).\(channel.rawValue)"
    }

    /// A step of a lane's retry ladder: `casewire.<service>.retry.<lane>.<delay>`.
    package static func retry(_ delay: RetryDelay, lane: Lane, of service: ServiceName) -> String {
        "casewire.\(service.rawValue).retry.\(lane.rawValue).\(delay.rawValue)"
    }

    /// A service's dead letters: `casewire.<service>.dead`.
    package static func dead(of service: ServiceName) -> String { "casewire.\(service.rawValue).dead" }
}
