package import Logging
package import Messaging

/// Consumes a queue, or several in turn as if they were one, over a connection of its own, which `run` keeps up.
///
/// The broker's prefetch is the backpressure: no more than that of each queue is ever held here. A consumer that the
/// broker takes away (its queue was deleted, its node left) comes back by itself.
package final class AMQPSubscription: Subscription {
    /// What to take, and how much of it at once.
    struct Intake {
        /// What the deliveries are said to come from.
        let queue: String
        /// At least one.
        let sources: [String]
        /// For each of the sources.
        let prefetch: Int
        let bodyLimit: Int
    }

    package let queue: String
    private let control: LinkControl
    private let desk: HandoverDesk
    private let link: Link<ConsumeDuty>

    /// Makes a subscription that connects once `run` is called.
    ///
    /// Deliveries are said to come from `queue`, of whichever of the `sources` they are: unless given, it is the only
    /// one. `prefetch` is 1 to 65,535 unsettled deliveries of each; `bodyLimit` the bytes of the largest body that is
    /// handed on.
    package init(
        configuration: AMQPConfiguration, queue: String, sources: [String]? = nil, prefetch: Int = 200,
        bodyLimit: Int = 1 << 20, logger: Logger
    ) throws(AMQPError) {
        let control = try LinkControl()
        let desk = HandoverDesk(wakeup: control.wakeup)
        let intake = Intake(
            queue: queue, sources: sources ?? [queue], prefetch: min(max(1, prefetch), 65_535), bodyLimit: bodyLimit)
        self.queue = queue
        self.control = control
        self.desk = desk
        var logger = logger
        logger[metadataKey: "connection"] = "\(configuration.connectionName)"
        logger[metadataKey: "queue"] = "\(queue)"
        link = Link(configuration: configuration, logger: logger, control: control) {
            ConsumeDuty(desk, control, configuration, intake)
        }
    }

    /// How the connection stands; `open` means that the broker has the consumers.
    package var state: LinkState { control.state }

    /// Whether the broker has the consumer.
    package var isConnected: Bool { state.isOpen }

    /// Keeps the connection until the task is cancelled or `shutdown` is called; runs once.
    package func run() async {
        await link.run()
    }

    /// Sends the acks in hand, gives the rest back to the queue and ends `run`.
    package func shutdown() async {
        desk.stop()
        control.want(.stop)
        if control.isStarted { await control.wait { _ in false } }
    }

    /// Waits until the connection stands as wanted, until `run` has ended, or until the task is cancelled.
    package func waitForState(_ isWanted: (LinkState) -> Bool) async {
        await control.waitUnlessCancelled(until: isWanted)
    }

    /// Waits for at least one delivery, then takes up to `limit`, waiting at most `linger` for the rest.
    ///
    /// Empty when the subscription is stopped or suspended. Throws `CancellationError` and nothing else.
    package func nextBatch(limit: Int, linger: Duration) async throws -> [Delivery] {
        try await desk.take(limit: limit, linger: linger)
    }

    /// Acknowledges; returns before the broker has the word, since a lost ack only means the message comes again.
    package func acknowledge(_ tags: [DeliveryTag]) async {
        desk.acknowledge(tags)
    }

    /// Closes the connection, so that the broker gives everything unsettled to others, and waits until that is done.
    package func suspend() async {
        desk.close()
        control.want(.suspend)
        if control.isStarted { await control.wait { $0 == .suspended } }
    }

    /// Connects again after `suspend`.
    package func resume() async {
        desk.open()
        control.want(.run)
    }

    /// Takes no more deliveries; what is in hand may be acknowledged until `shutdown`.
    package func stop() async {
        desk.stop()
        control.wakeup.signal()
    }
}
