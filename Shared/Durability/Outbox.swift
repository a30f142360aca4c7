import Domain
import Messaging
package import Postgres

/// The messages that wait to be published: written in the transaction whose news they tell, taken out once the broker
/// has them.
package struct Outbox: Sendable {
    /// Makes the outbox of the schema that the transaction works in.
    package init() {}

    /// Appends messages in order. For one aggregate, whose row the transaction has locked, the order of ids is the
    /// order of commits.
    package func append(_ staged: [StagedMessage], in transaction: Transaction) async throws {
        guard !staged.isEmpty else { return }
        // An event's are those of its body.
        let properties = try staged.map { $0.kind == .event ? [] : try PackedProperties.pack($0.message.properties) }
        _ = try await transaction.execute(
            """
            WITH added AS (
                INSERT INTO message (part, is_event, exchange, routing_key, type, aggregate_id, occurred_at,
                properties, body)
                SELECT * FROM unnest(
                    \(.int16Array(staged.map { Int16($0.partition) })), \(.boolArray(staged.map { $0.kind == .event })),
                    \(.textArray(staged.map(\.message.exchange))), \(.textArray(staged.map(\.message.routingKey))),
                    \(.textArray(staged.map { $0.message.properties.type ?? "" })),
                    \(.uuidArray(staged.map(\.aggregate))),
                    \(.timestampArray(staged.map(\.occurredAt))), \(.bytesArray(properties)),
                    \(.bytesArray(staged.map(\.message.body))))
                RETURNING id, part
            )
            INSERT INTO outbox (id, part) SELECT id, part FROM added
            """)
    }
}
