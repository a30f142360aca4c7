import Contracts
import Cryptography
import Domain
import Durability
import FoundationEssentials
import Logging
import Messaging
import Postgres
import ServiceRuntime
import TestSupport

@testable import Intake

/// Intake's lanes on a database of their own.
struct IntakeFixture {
    static let key = SigningKey.random()

    let pool: PostgresPool
    let messages: BatchProcessor<IntakeStore, MessageReader>
    let mails: BatchProcessor<IntakeStore, RawReader>
    let commands: BatchProcessor<IntakeStore, CommandReader<IntakeStore>>
    let events: BatchProcessor<IntakeStore, EventReader<IntakeStore>>

    static func with<Value>(_ body: (IntakeFixture) async throws -> Value) async throws -> Value {
        try await FreshDatabase.with(tablesOf: try Intake.migrations()) { pool, logger in
            try await body(IntakeFixture(pool: pool, logger: logger))
        }
    }

    private init(pool: PostgresPool, logger: Logger) {
        let context = ProcessingContext(service: .intake, pool: pool, signal: RelaySignal(), logger: logger)
        let store = IntakeStore(autoCloseAfter: .seconds(86_400))
        self.pool = pool
        messages = BatchProcessor(context, store: store, reader: MessageReader(dataHosts: ["files.example.org"]))
        mails = BatchProcessor(
            context, store: store, reader: RawReader(addresses: SignedAddresses(keys: [Self.key]), time: context.time))
        commands = BatchProcessor(
            context, store: store, reader: CommandReader(Intake.verbs(reopenWindow: .seconds(3_600)), service: .intake))
        events = BatchProcessor(context, store: store, reader: EventReader(Intake.events()))
    }
}

// What goes in.
extension IntakeFixture {
    /// Hands in an adapter's message.
    func take(_ content: IntakeMessage, id: String = UUID().uuidString, routingKey: String = "intake.web.message")
        async throws
    {
        let event = try CloudEvent(content, id: id, source: "urn:test:adapter", time: content.receivedAt)
        let message = OutgoingMessage.intake(event, routingKey: routingKey)
        _ = try await messages.process([Delivery(message, queue: "casewire.intake.bulk")])
    }

    /// Hands in bytes on the lane of normalised messages.
    func take(bytes: [UInt8], routingKey: String = "intake.web.message") async throws {
        var properties = MessageProperties()
        properties.contentType = CloudEvent.structuredContentType
        let message = OutgoingMessage(
            exchange: Exchange.intake, routingKey: routingKey, properties: properties, body: bytes)
        _ = try await messages.process([Delivery(message, queue: "casewire.intake.bulk")])
    }

    /// Hands in a raw mail.
    func take(mail: String, id: String = UUID().uuidString) async throws {
        _ = try await mails.process([Delivery(mail: Array(mail.utf8), id: id)])
    }

    /// Sends a command as the tool and returns the answer.
    func command<Content: CommandContent>(
        _ content: Content, on subject: UUID?, id: String = UUID().uuidString, user: String = "tool"
    ) async throws -> CommandAnswer {
        var event = try CloudEvent(content, id: id, source: "urn:test", time: Timestamp(microseconds: 0))
        event.subject = subject?.lowercased
        let address = ReplyAddress(key: "reply.\(user).\(UUID().uuidString)", correlationID: id)
        var message = OutgoingMessage.command(event, replyTo: address)
        message.properties.userID = user
        _ = try await commands.process([Delivery(message, queue: "casewire.intake.interactive")])
        let row = try await pool.execute(
            "SELECT body FROM message WHERE exchange = \(Exchange.replies) AND routing_key = \(address.key)")
        return try CommandAnswer(jsonBody: try row[0].bytes(0))
    }

    /// Hands in another service's event.
    func hear<Content: MessageContent>(_ content: Content, id: String = UUID().uuidString) async throws -> [Settlement]
    {
        let event = try CloudEvent(content, id: id, source: "urn:casewire:itsm", time: Timestamp(microseconds: 0))
        return try await events.process([Delivery(.event(event, partition: 0), queue: "casewire.intake.events")])
    }
}

// What came out.
extension IntakeFixture {
    /// The published events of a type, in order.
    func published<Content: MessageContent>(_: Content.Type) async throws -> [Content] {
        try await pool.execute(
            "SELECT body FROM message WHERE type = \(Content.type.rawValue) AND is_event ORDER BY id"
        )
        .map { try CloudEvent(structuredBody: try $0.bytes(0)).content(Content.self) }
    }

    /// The types of all published events of a case, in order.
    func story(of id: UUID) async throws -> [String] {
        try await pool.execute("SELECT event FROM case_history WHERE case_id = \(id) ORDER BY sequence").map {
            try $0.text(0)
        }
    }

    /// Applies a migration once more, statement by statement.
    func applyAgain(_ version: Int) async throws {
        let migration = try Intake.migrations().all[version - 1]
        for statement in migration.sql.split(separator: ";\n") {
            _ = try await pool.execute(Statement(String(statement), []))
        }
    }

    /// How many rows a table has.
    func count(_ table: String) async throws -> Int64 {
        try await pool.execute("SELECT count(*) FROM \(identifier: table)")[0].int64(0)
    }
}

extension Delivery {
    /// A message as the broker would deliver it.
    init(_ message: OutgoingMessage, queue: String) {
        self.init(
            tag: DeliveryTag(incarnation: 1, number: 1),
            origin: DeliveryOrigin(
                queue: queue, exchange: message.exchange, routingKey: message.routingKey, redelivered: false),
            properties: message.properties, body: message.body)
    }

    /// A raw mail as an adapter publishes it.
    init(mail: [UInt8], id: String) {
        var properties = MessageProperties()
        properties.contentType = "message/rfc822"
        properties.messageID = id
        properties.headers[MessageHeader.provider] = "rfc822"
        self.init(
            OutgoingMessage(
                exchange: Exchange.intake, routingKey: "intake.email.raw", properties: properties, body: mail),
            queue: "casewire.intake.raw")
    }
}
