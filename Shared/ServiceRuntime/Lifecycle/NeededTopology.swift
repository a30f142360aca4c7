import Contracts

/// The exchanges and queues that a service publishes to or consumes from.
struct NeededTopology {
    let exchanges: [String]
    let queues: [String]

    init(of service: ServiceName) {
        exchanges = [Exchange.commands, Exchange.replies, Exchange.events, Exchange.retry, Exchange.dead]
        let lanes = Lane.lanes(of: service)
        queues =
            lanes.flatMap { QueueName.sources(of: $0, in: service) }
            + lanes.flatMap { lane in RetryDelay.allCases.map { QueueName.retry($0, lane: lane, of: service) } }
            + [QueueName.dead(of: service)]
    }
}
