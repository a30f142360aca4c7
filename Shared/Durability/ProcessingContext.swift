package import Contracts
package import Logging
import Messaging
import Metrics
package import Postgres

/// What the consumers of a service share.
package struct ProcessingContext: Sendable {
    package let service: ServiceName
    package let pool: PostgresPool
    package let time: any TimeSource
    package let retries: RetryPolicy
    /// Wakes the relay of this process after each commit.
    package let signal: RelaySignal
    package let logger: Logger

    /// Gathers what the consumers of a service share.
    package init(
        service: ServiceName, pool: PostgresPool, signal: RelaySignal, logger: Logger,
        time: any TimeSource = SystemTime(),
        retries: RetryPolicy = RetryPolicy()
    ) {
        self.service = service
        self.pool = pool
        self.signal = signal
        self.logger = logger
        self.time = time
        self.retries = retries
    }

    /// What may become of a message that could not be handled.
    enum Mishap: String {
        case retried, buried
    }

    func report(_ mishap: Mishap, _ delivery: Delivery, why: String) {
        logger.warning(
            "message could not be handled",
            metadata: [
                "outcome": "\(mishap.rawValue)", "queue": "\(delivery.queue)",
                "message_id": "\(delivery.properties.messageID ?? "none")",
                "reason": "\(why)",
            ])
        Counter(
            label: "casewire_message_failures_total",
            dimensions: [("queue", delivery.queue), ("outcome", mishap.rawValue)]
        )
        .increment()
    }
}
