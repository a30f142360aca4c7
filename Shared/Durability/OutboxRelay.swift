import Contracts
import Domain
import Logging
package import Messaging
import Metrics
package import Postgres
import ServiceLifecycle

/// Publishes what the outbox holds, in order, with confirms; one relay at a time for each of the sixteen parts.
///
/// Who holds a part's advisory lock is its relay; losing the connection loses the lock. Messages may be published
/// twice, never lost and never out of their aggregate's order.
package struct OutboxRelay: Service {
    /// The most messages of one round.
    private static let limit = 500
    /// By how much an event's time may lie before its transaction's start: it is taken just before, by a clock that
    /// agrees with the database's to some milliseconds.
    private static let margin = Duration.milliseconds(200)

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
        var parts = HeldParts(service: context.service)
        var pace = RelayPace()
        var watermarks = Watermarks(service: context.service)
        while !Task.isCancelled {
            let isLast = Task.isShuttingDownGracefully
            try await parts.acquire(over: connection, at: context.time.now())
            // Before the look into the outbox: what is committed after it does not count.
            let settled = watermarks.isDue(at: context.time.now()) ? try await settledTime(over: connection) : nil
            let round = try await publishOnce(parts.held, over: connection)
            if isLast { break }
            if let settled, round.found < Self.limit, round.left == 0 {
                // Watermarks in doubt are not repeated: the next second's say more.
                _ = await publisher.publish(try watermarks.messages(of: parts.held, upTo: settled))
            }
            if let rest = pace.next(found: round.found, left: round.left, limit: Self.limit) {
                await context.signal.wait(atMost: rest)
            }
        }
        await connection.close()
    }

    private func publishOnce(_ parts: [Int16], over connection: PostgresConnection) async throws -> (
        found: Int, left: Int
    ) {
        guard !parts.isEmpty else { return (0, 0) }
        let batch = RelayBatch(rows: try await pending(parts, over: connection))
        guard !batch.rows.isEmpty else { return (0, 0) }
        let done = batch.done(await publish(batch.rows.map(\.message)))
        context.crash.pass(.afterConfirm)
        try await finish(done, over: connection)
        MetricName.relayed.counter().increment(by: done.events.count + done.others.count)
        if done.left > 0 {
            context.logger.warning(
                "messages stay in the outbox",
                metadata: [LogKey.count.rawValue: "\(done.left)", "reason": "\(done.refusal ?? "not confirmed")"])
        }
        return (batch.rows.count, done.left)
    }

    private func publish(_ messages: [OutgoingMessage]) async -> [PublishOutcome] {
        guard context.crash.isAimed(at: .afterPublish) else { return await publisher.publish(messages) }
        let half = (messages.count + 1) / 2
        let outcomes = await publisher.publish(Array(messages.prefix(half)))
        context.crash.pass(.afterPublish)
        return outcomes + (await publisher.publish(Array(messages.dropFirst(half))))
    }

    private func pending(_ parts: [Int16], over connection: PostgresConnection) async throws -> [RelayBatch.Row] {
        let rows = try await connection.execute(
            """
            SELECT id, outbox.part, is_event, exchange, routing_key, properties, body
            FROM outbox JOIN message USING (id) WHERE outbox.part = ANY (\(.int16Array(parts)))
            ORDER BY id LIMIT \(Int64(Self.limit))
            """)
        // Part by part: order counts within a part only, and the broker keeps its word on few routing keys in mind.
        return try rows.map(Self.row).enumerated().sorted {
            ($0.element.part, $0.offset) < ($1.element.part, $1.offset)
        }
        .map(\.element)
    }

    private static func row(_ row: Row) throws -> RelayBatch.Row {
        let isEvent = try row.bool("is_event")
        let body = try row.bytes("body")
        let routingKey = try row.text("routing_key")
        let message =
            isEvent
            ? try OutgoingMessage(eventBody: body, routingKey: routingKey)
            : OutgoingMessage(
                exchange: try row.text("exchange"), routingKey: routingKey,
                properties: try PackedProperties.unpack(try row.bytes("properties")), body: body)
        return RelayBatch.Row(
            id: try row.int64("id"), part: Int(try row.int16("part")), isEvent: isEvent, message: message)
    }

    /// Takes the published messages out of the outbox and enters the events in the feed, in one transaction.
    private func finish(_ done: RelayBatch.Done, over connection: PostgresConnection) async throws {
        guard !done.events.isEmpty || !done.others.isEmpty else { return }
        let statement: Statement = """
            WITH gone AS (
                DELETE FROM outbox WHERE id = ANY (\(.int64Array(done.events + done.others))) RETURNING id, part
            ), others AS (
                DELETE FROM message WHERE id = ANY (\(.int64Array(done.others)))
            ), events AS (
                SELECT id, part, row_number() OVER (PARTITION BY part ORDER BY id) AS place
                FROM gone WHERE id = ANY (\(.int64Array(done.events)))
            ), heads AS (
                UPDATE feed_head SET position = feed_head.position + added.count
                FROM (SELECT part, count(*) AS count FROM events GROUP BY part) AS added
                WHERE feed_head.part = added.part
                RETURNING feed_head.part, feed_head.position - added.count AS base
            )
            INSERT INTO feed (part, position, message)
            SELECT part, heads.base + events.place, events.id FROM events JOIN heads USING (part)
            """
        guard context.crash.isAimed(at: .duringDelete) else { return _ = try await connection.execute(statement) }
        try await connection.withTransaction { transaction in
            _ = try await transaction.execute(statement)
            context.crash.pass(.duringDelete)
        }
    }

    /// Up to when every event is committed: up to the oldest transaction that may still write an earlier one.
    private func settledTime(over connection: PostgresConnection) async throws -> Timestamp {
        let now = context.time.now()
        let lag = try await connection.execute(
            """
            SELECT coalesce(max(extract(epoch FROM now() - xact_start)), 0)::float8
            FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
            """)
        return now.advanced(by: .seconds(-(try lag.first?.double(0) ?? 0)) - Self.margin)
    }
}
