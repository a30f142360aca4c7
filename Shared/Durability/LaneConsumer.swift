package import Contracts
import Logging
package import Messaging
import Postgres
import ServiceLifecycle

/// Takes a lane's deliveries in batches, has them processed, and settles them; pauses while the database is away.
package struct LaneConsumer<Store: WorkspaceStore, Reader: LaneReader<Store>>: Service {
    private let lane: Lane
    private let subscription: any Subscription
    private let publisher: any Publisher
    private let processor: BatchProcessor<Store, Reader>
    private let context: ProcessingContext
    private let limits: BatchLimits

    /// Makes the consumer of a lane; `limits` says which deliveries share a transaction.
    package init(
        _ lane: Lane, of context: ProcessingContext, from subscription: any Subscription,
        through publisher: any Publisher, limits: BatchLimits, processor: BatchProcessor<Store, Reader>
    ) {
        self.lane = lane
        self.context = context
        self.subscription = subscription
        self.publisher = publisher
        self.limits = limits
        self.processor = processor
    }

    /// Runs until shutdown: takes nothing more then, and ends when what was taken is settled.
    package func run() async throws {
        try await withGracefulShutdownHandler {
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                let batch = try await subscription.nextBatch(limit: limits.size, linger: limits.linger)
                if !batch.isEmpty { try await take(batch) }
            }
        } onGracefulShutdown: {
            context.crash.pass(.inDrain)
            // Unstructured, since this handler cannot wait; it ends as soon as the subscription has stopped, which
            // `run` waits for.
            Task { await subscription.stop() }
        }
    }

    private func take(_ batch: [Delivery]) async throws {
        context.crash.pass(.afterReceive)
        do {
            let settlements = try await processor.process(batch)
            context.crash.pass(.afterCommit)
            try await settle(batch, as: settlements)
        } catch let error as PostgresError where error.isTransient {
            try await pauseUntilDatabaseAnswers(after: error)
        }
    }

    /// Publishes what is to be tried again, and acknowledges; a retry that is not confirmed leaves its delivery
    /// unsettled, so that it comes again.
    private func settle(_ batch: [Delivery], as settlements: [Settlement]) async throws {
        var settled: [DeliveryTag] = []
        var retries: [(tag: DeliveryTag, message: OutgoingMessage)] = []
        for (delivery, settlement) in zip(batch, settlements) {
            switch settlement {
            case .acknowledge: settled.append(delivery.tag)
            case .retry(let delay, _):
                retries.append((delivery.tag, .retry(delivery, after: delay, lane: lane, of: context.service)))
            }
        }
        if !retries.isEmpty {
            let outcomes = await publisher.publish(retries.map(\.message))
            context.crash.pass(.inRetry)
            for (retry, outcome) in zip(retries, outcomes) where outcome == .confirmed { settled.append(retry.tag) }
        }
        try await subscription.acknowledge(settled)
        if settled.count < batch.count { await returnToQueue() }
    }

    private func returnToQueue() async {
        await subscription.suspend()
        await subscription.resume()
    }

    /// Gives the deliveries back, so that another replica may have them, and asks the database with growing patience.
    private func pauseUntilDatabaseAnswers(after error: PostgresError) async throws {
        context.logger.warning(
            "database is away, consuming is paused", metadata: ["lane": "\(lane.rawValue)", "error": "\(error.code)"])
        await subscription.suspend()
        var patience = Duration.milliseconds(200)
        while !Task.isShuttingDownGracefully {
            try await Task.sleep(for: patience)
            if await databaseAnswers() { break }
            patience = min(patience * 2, .seconds(5))
        }
        await context.suspects.forgetOutlived()
        context.logger.notice("consuming goes on", metadata: ["lane": "\(lane.rawValue)"])
        await subscription.resume()
    }

    private func databaseAnswers() async -> Bool {
        do {
            _ = try await context.pool.withConnection { try await $0.execute("SELECT 1") }
            return true
        } catch {
            return false
        }
    }
}
