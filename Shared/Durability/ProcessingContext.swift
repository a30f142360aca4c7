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
    /// Where the process ends without a warning; nowhere but in tests.
    package var crash = CrashPlan.none
    let suspects: Suspects

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
        suspects = Suspects(pool: pool)
    }

    /// What may become of a message that could not be handled.
    enum Mishap: String {
        case retried, buried
    }

    func report(_ mishap: Mishap, _ delivery: Delivery, why: String) {
        var metadata: Logger.Metadata = [
            LogKey.outcome.rawValue: "\(mishap.rawValue)", LogKey.queue.rawValue: "\(delivery.queue)",
            LogKey.messageID.rawValue: "\(delivery.properties.messageID ?? "none")", LogKey.reason.rawValue: "\(why)",
        ]
        if let traceID = delivery.traceID { metadata[LogKey.traceID.rawValue] = "\(traceID)" }
        logger.warning("message could not be handled", metadata: metadata)
        MetricName.failures.counter(delivery.queue, mishap.rawValue).increment()
    }
}
