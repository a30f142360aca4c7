import Domain
import Logging
package import Messaging
import Metrics
package import Postgres
import ServiceLifecycle

/// Publishes what the outbox holds, each aggregate's in order, with confirms; one relay at a time for each of the
/// sixteen parts.
///
/// Who holds a part's advisory lock is its relay; losing the connection loses the lock. Messages may be published
/// twice, never lost and never out of their aggregate's order.
package struct OutboxRelay: Service {
    /// After how many batches it looks for other parts to take over, and publishes its watermarks.
    private static let batchesOfARound = 32

    private let context: ProcessingContext
    private let database: PostgresConfiguration
    private let publisher: any Publisher

    /// Makes the relay of a service; it opens a database connection of its own.
    package init(of context: ProcessingContext, database: PostgresConfiguration, publisher: any Publisher) {
        self.context = context
        self.database = database
        self.publisher = publisher
    }

    /// Runs until shutdown, then publishes once more what the stopped consumers have left.
    package func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                try await relay(over: try await PostgresConnection.connect(database))
            } catch let error as PostgresError {
                context.logger.warning("relay lost the database", metadata: ["error": "\(error.code)"])
                await context.signal.wait(atMost: .seconds(1))
            }
        }
    }

    private func relay(over connection: PostgresConnection) async throws {
        let tables = RelayTables(context: context, connection: connection)
        var parts = HeldParts(service: context.service)
        var pace = RelayPace()
        var resting = RestingParts()
        var watermarks = Watermarks(service: context.service)
        while !Task.isCancelled {
            let isLast = Task.isShuttingDownGracefully
            try await parts.acquire(over: connection, at: context.time.now())
            // Before the look into the outbox: what is committed after it does not count.
            let settled = watermarks.isDue(at: context.time.now()) ? try await tables.settledTime() : nil
            let awake = isLast ? parts.held : resting.awake(among: parts.held, at: .now)
            let round = try await publishPending(awake, in: tables)
            if isLast { break }
            resting.note(halted: round.halted, moved: round.moved, at: .now)
            if let settled, round.isWhole, round.left == 0 {
                // Watermarks in doubt are not repeated: the next second's say more.
                _ = await publisher.publish(try watermarks.messages(of: awake, upTo: settled))
            }
            if let rest = pace.next(found: round.found, left: round.left, isWhole: round.isWhole) {
                await context.signal.wait(atMost: rest)
            }
        }
        await connection.close()
    }

    /// What a round has done.
    private struct Round {
        var found = 0
        var left = 0
        /// The parts of which the broker gave a message back.
        var halted: Set<Int16> = []
        /// The parts of which something was done.
        var moved: Set<Int16> = []
        /// Whether everything was looked at that was there at its beginning.
        var isWhole = false
    }

    /// Publishes for a while, at the longest until nothing is left. While the broker takes a batch, the one before it
    /// is taken out of the outbox, and the one after it is fetched. A part of which a message stays is left alone for
    /// this round; the others go on.
    private func publishPending(_ parts: [Int16], in tables: RelayTables) async throws -> Round {
        var round = Round()
        var parts = parts
        var batch = try await tables.pending(parts, besides: [])
        var published = RelayBatch.Done()
        for _ in 0..<Self.batchesOfARound where !batch.rows.isEmpty {
            let messages = batch.rows.map(\.message)
            async let outcomes = publish(messages)
            try await tables.finish(published)
            let next = try await tables.pending(parts, besides: batch.rows.map(\.id))
            published = batch.done(await outcomes)
            context.crash.pass(.afterConfirm)
            round.found += batch.rows.count
            round.left += published.left
            round.isWhole = round.isWhole || batch.isWhole
            report(published)
            round.moved.formUnion(published.moved.map(Int16.init))
            // A broker that is away gives nothing back; it is asked again as soon as it is there.
            if published.isInDoubt { break }
            round.halted.formUnion(published.halted.map(Int16.init))
            batch = next
            if published.left == 0, batch.rows.isEmpty {
                // What was committed while the broker took these goes before they are taken out.
                batch = try await tables.pending(parts, besides: published.events + published.others)
            }
            if published.left > 0 {
                // Nothing overtakes what stays, as the next batch might.
                parts.removeAll { published.halted.contains(Int($0)) }
                try await tables.finish(published)
                published = RelayBatch.Done()
                batch = try await tables.pending(parts, besides: [])
            }
        }
        try await tables.finish(published)
        round.isWhole = round.isWhole || (batch.rows.isEmpty && batch.isWhole)
        return round
    }

    private func report(_ done: RelayBatch.Done) {
        MetricName.relayed.counter().increment(by: done.events.count + done.others.count)
        guard done.left > 0 else { return }
        context.logger.warning(
            "messages stay in the outbox",
            metadata: [LogKey.count.rawValue: "\(done.left)", "reason": "\(done.refusal ?? "not confirmed")"])
    }

    private func publish(_ messages: [OutgoingMessage]) async -> [PublishOutcome] {
        guard context.crash.isAimed(at: .afterPublish) else { return await publisher.publish(messages) }
        let half = (messages.count + 1) / 2
        let outcomes = await publisher.publish(Array(messages.prefix(half)))
        context.crash.pass(.afterPublish)
        return outcomes + (await publisher.publish(Array(messages.dropFirst(half))))
    }
}
