package import Contracts

/// A durable queue. Only what can never change stands in its arguments; the rest is in the policies.
package struct QueueDeclaration: Hashable, Sendable {
    package let name: String
    package let arguments: [String: HeaderValue]

    /// Declares a queue.
    package init(name: String, arguments: [String: HeaderValue]) {
        self.name = name
        self.arguments = arguments
    }

    /// A replicated queue.
    package static func quorum(_ name: String) -> QueueDeclaration {
        QueueDeclaration(name: name, arguments: ["x-queue-type": "quorum"])
    }

    /// A step of a lane's retry ladder: what has waited its time goes back to the lane.
    package static func retry(_ delay: RetryDelay, lane: Lane, of service: ServiceName) -> QueueDeclaration {
        QueueDeclaration(
            name: QueueName.retry(delay, lane: lane, of: service),
            arguments: [
                "x-queue-type": "quorum",
                "x-message-ttl": .int(delay.duration.components.seconds * 1_000),
                "x-dead-letter-exchange": "",
                "x-dead-letter-routing-key": .string(QueueName.lane(lane, of: service)),
            ])
    }

    /// The stream with every event of the last seven days, up to 5 GB.
    package static let eventStream = QueueDeclaration(
        name: QueueName.eventStream,
        arguments: [
            "x-queue-type": "stream", "x-max-age": "7D", "x-max-length-bytes": 5_000_000_000,
            "x-stream-max-segment-size-bytes": 50_000_000,
        ])

    /// The queues of the contract.
    package static let all: [QueueDeclaration] =
        ServiceName.allCases.flatMap { queues(of: $0) } + [.quorum(QueueName.unrouted), eventStream]

    private static func queues(of service: ServiceName) -> [QueueDeclaration] {
        let lanes = Lane.lanes(of: service)
        let work = lanes.flatMap { QueueName.sources(of: $0, in: service) }.map { quorum($0) }
        let ladder = lanes.flatMap { lane in RetryDelay.allCases.map { retry($0, lane: lane, of: service) } }
        return work + ladder + [.quorum(QueueName.dead(of: service))]
    }
}

extension QueueName {
    /// What adapters sent with a routing key that no queue takes.
    package static let unrouted = "casewire.unrouted"
    /// The stream of all events.
    package static let eventStream = "casewire.events.stream"
}
