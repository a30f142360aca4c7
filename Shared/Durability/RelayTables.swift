import Contracts
import Domain
import Logging
import Messaging
import Postgres

/// The tables of a relay, over its own connection.
struct RelayTables: Sendable {
    /// The most messages of a batch.
    private static let limit = 500
    /// The most bytes of a batch, and one message more: dead letters hold whole mails.
    private static let byteLimit = 8 << 20
    /// By how much an event's time may lie before its transaction's start: it is taken just before, by a clock that
    /// agrees with the database's to some milliseconds.
    private static let margin = Duration.milliseconds(200)

    let context: ProcessingContext
    let connection: PostgresConnection

    /// The first messages that wait, besides some that are being published.
    func pending(_ parts: [Int16], besides published: [Int64]) async throws -> RelayBatch {
        guard !parts.isEmpty else { return RelayBatch(inOrderOfIDs: [], isWhole: true) }
        let rows = try await connection.execute(
            """
            SELECT id, part, is_event, exchange, routing_key, properties, body, waiting
            FROM (
                SELECT id, first.part, is_event, exchange, routing_key, properties, body, count(*) OVER () AS waiting,
                    sum(octet_length(body)) OVER (ORDER BY id) - octet_length(body) AS before
                FROM (
                    SELECT id, part FROM outbox
                    WHERE part = ANY (\(.int16Array(parts))) AND id <> ALL (\(.int64Array(published)))
                    ORDER BY id LIMIT \(Int64(Self.limit))
                ) AS first JOIN message USING (id)
            ) AS sized
            WHERE before < \(Int64(Self.byteLimit)) ORDER BY id
            """)
        let waiting = try rows.first?.int64("waiting") ?? 0
        return RelayBatch(
            inOrderOfIDs: try await readable(rows), isWhole: waiting == rows.count && rows.count < Self.limit)
    }

    /// The rows as messages. One that cannot be read is set aside, for it would hold up all others for ever.
    private func readable(_ rows: Rows) async throws -> [RelayBatch.Row] {
        var messages: [RelayBatch.Row] = []
        var unreadable: [Int64] = []
        for row in rows {
            do {
                messages.append(try Self.row(row))
            } catch {
                let id = try row.int64("id")
                unreadable.append(id)
                context.logger.error(
                    "a message in the outbox cannot be read; it is set aside as part -1",
                    metadata: [LogKey.reason.rawValue: "row \(id): \(FailureSummary(error))"])
            }
        }
        if !unreadable.isEmpty {
            _ = try await connection.execute(
                "UPDATE outbox SET part = -1 WHERE id = ANY (\(.int64Array(unreadable)))")
        }
        return messages
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
    func finish(_ done: RelayBatch.Done) async throws {
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
    func settledTime() async throws -> Timestamp {
        let now = context.time.now()
        let lag = try await connection.execute(
            """
            SELECT coalesce(max(extract(epoch FROM now() - xact_start)), 0)::float8
            FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
            """)
        return now.advanced(by: .seconds(-(try lag.first?.double(0) ?? 0)) - Self.margin)
    }
}
