import AMQP
package import Contracts
package import Durability
import Logging
package import Messaging
package import Postgres
import Synchronization

/// What a service finds around it when it makes its consumers and schedules.
package struct ServiceEnvironment: Sendable {
    /// Service, pool, time, retries, relay signal and logger.
    package let context: ProcessingContext
    /// For what needs a database connection of its own.
    package let database: PostgresConfiguration
    /// Publishes with confirms.
    package let publisher: any Publisher
    /// How deliveries are taken from the queues.
    package let batch: BatchSettings
    /// Where the parts of the service write how they are.
    package let health: HealthBoard
    private let settings: RuntimeSettings
    private let subscriptions = SubscriptionBook()

    init(
        context: ProcessingContext, settings: RuntimeSettings, publisher: any Publisher, health: HealthBoard
    ) {
        self.context = context
        self.publisher = publisher
        self.health = health
        database = settings.postgres
        batch = settings.batch
        self.settings = settings
    }

    /// Subscribes to a lane of the service; the runtime keeps the connection until the consumers have ended.
    package func subscription(to lane: Lane, prefetch: Int? = nil) throws -> any Subscription {
        let queue = QueueName.lane(lane, of: context.service)
        let subscription = try AMQPSubscription(
            configuration: settings.amqp(for: lane.rawValue, of: context.service), queue: queue,
            sources: QueueName.sources(of: lane, in: context.service), prefetch: prefetch ?? batch.prefetch,
            bodyLimit: MessageLimits.body(onQueue: queue), logger: context.logger)
        subscriptions.add(subscription)
        return MeteredSubscription(subscription)
    }

    /// Makes the consumer of a lane over a subscription of its own.
    package func consumer<Store: WorkspaceStore, Reader: LaneReader<Store>>(
        of lane: Lane, store: Store, reader: Reader
    ) throws -> LaneConsumer<Store, Reader> {
        LaneConsumer(
            lane, of: context, from: try subscription(to: lane), through: publisher, limits: batch.limits(of: lane),
            processor: BatchProcessor(context, store: store, reader: reader))
    }

    /// The subscriptions that were made so far.
    var subscribed: [AMQPSubscription] { subscriptions.all }
}

/// Remembers the subscriptions that a service has made, so that the runtime can run them.
private final class SubscriptionBook: Sendable {
    private let made = Mutex<[AMQPSubscription]>([])

    var all: [AMQPSubscription] { made.withLock(\.self) }

    func add(_ subscription: AMQPSubscription) { made.withLock { $0.append(subscription) } }
}
