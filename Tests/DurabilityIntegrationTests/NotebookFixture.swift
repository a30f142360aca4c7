import Contracts
import Domain
import Durability
import FoundationEssentials
import Logging
import Messaging
import Postgres
import TestSupport

/// A notebook on a database of its own.
struct NotebookFixture {
    let configuration: PostgresConfiguration
    let pool: PostgresPool
    let context: ProcessingContext

    static func with<Value>(_ body: (NotebookFixture) async throws -> Value) async throws -> Value {
        try await FreshDatabase.with { database in
            let connection = try await PostgresConnection.connect(database.configuration)
            let migrator = Migrator(schema: "public")
            try await migrator.apply(try Migrations.durability(), on: connection)
            try await migrator.apply(try Migrations(component: "notebook", Notebook.migrations), on: connection)
            await connection.close()
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let pool = PostgresPool(configuration: database.configuration, logger: logger)
            let context = ProcessingContext(service: .intake, pool: pool, signal: RelaySignal(), logger: logger)
            let value: Value
            do {
                value = try await body(
                    NotebookFixture(configuration: database.configuration, pool: pool, context: context))
            } catch {
                await pool.shutDown()
                throw error
            }
            await pool.shutDown()
            return value
        }
    }

    func processor(broken: String? = nil) -> BatchProcessor<Notebook, EventReader<Notebook>> {
        var table = HandlerTable<Notebook>()
        table.add(CountPages())
        return BatchProcessor(context, store: Notebook(broken: broken), reader: EventReader(table))
    }

    func count(_ name: String) async throws -> Int64 {
        try await pool.execute("SELECT count FROM page WHERE name = \(name)").first?.int64(0) ?? 0
    }

    func rows(_ table: String) async throws -> Int64 {
        try await pool.execute("SELECT count(*) FROM \(identifier: table)")[0].int64(0)
    }

    /// What the server has counted of the reading of messages.
    func read(_ count: String) async throws -> Int64 {
        try await pool.execute("SELECT \(identifier: count) FROM pg_stat_user_tables WHERE relname = 'message'")[0]
            .int64(0)
    }
}

extension Delivery {
    /// An event that asks for a page (0–15) to be counted.
    static func watermark(part: Int, id: String = UUID().uuidString, headers: MessageHeaders = [:]) throws
        -> Delivery
    {
        let content = FeedWatermark(service: .itsm, part: part, time: Timestamp(microseconds: 0))
        let event = try CloudEvent(content, id: id, source: "urn:casewire:itsm", time: Timestamp(microseconds: 0))
        let message = OutgoingMessage.event(event, partition: part)
        var properties = message.properties
        for (name, value) in headers { properties.headers[name] = value }
        return Delivery(
            tag: DeliveryTag(incarnation: 1, number: 1),
            origin: DeliveryOrigin(
                queue: "casewire.intake.events", exchange: message.exchange, routingKey: message.routingKey,
                redelivered: false),
            properties: properties, body: message.body)
    }
}

extension Delivery {
    /// The same message, sent back from the dead letters by an operator.
    func redriven() -> Delivery {
        var properties = properties
        properties.headers[MessageHeader.firstExchange] = .string(exchange)
        properties.headers[MessageHeader.firstRoutingKey] = .string(routingKey)
        properties.headers[MessageHeader.redriven] = .int(1)
        return Delivery(
            tag: tag, origin: DeliveryOrigin(queue: queue, exchange: "", routingKey: queue, redelivered: false),
            properties: properties, body: body)
    }
}
