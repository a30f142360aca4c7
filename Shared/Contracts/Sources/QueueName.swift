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
