import Contracts
import Domain
import Durability
import FoundationEssentials
import ITSMDomain
import Logging
import Messaging
import Postgres
import TestSupport

@testable import ITSM

/// ITSM's lanes on a database of their own.
struct ITSMFixture {
    static let autoCloseAfter = Duration.seconds(7 * 86_400)

    let pool: PostgresPool
    let commands: BatchProcessor<ITSMStore, CommandReader<ITSMStore>>
    let events: BatchProcessor<ITSMStore, EventReader<ITSMStore>>
    let autoClose: AutoClose
    let time = SettableTime()

    /// Lends itsm with the agents of `Samples` to the closure.
    static func with<Value>(_ body: (ITSMFixture) async throws -> Value) async throws -> Value {
        try await FreshDatabase.with(tablesOf: try ITSM.migrations()) { pool, logger in
            let itsm = ITSMFixture(pool: pool, logger: logger)
            for agent in [Samples.mick, Samples.chris, Samples.beth] { try await itsm.hear(agent) }
            return try await body(itsm)
        }
    }

    private init(pool: PostgresPool, logger: Logger) {
        let context = ProcessingContext(service: .itsm, pool: pool, signal: RelaySignal(), logger: logger, time: time)
        let store = ITSMStore(autoCloseAfter: Self.autoCloseAfter)
        self.pool = pool
        commands = BatchProcessor(context, store: store, reader: CommandReader(ITSM.verbs, service: .itsm))
        events = BatchProcessor(context, store: store, reader: EventReader(ITSM.events))
        autoClose = AutoClose(context: context, store: store)
    }
}

// What goes in.
extension ITSMFixture {
    /// Sends a command and returns the answer.
    func command<Content: CommandContent>(
        _ content: Content, on subject: UUID?, id: String = UUID().uuidString, user: String = "tool"
    ) async throws -> CommandAnswer {
        var event = try CloudEvent(content, id: id, source: "urn:test", time: Samples.moment)
        event.subject = subject?.lowercased
        let address = ReplyAddress(key: "reply.\(user).\(UUID().uuidString)", correlationID: id)
        var message = OutgoingMessage.command(event, replyTo: address)
        message.properties.userID = user
        _ = try await commands.process([Delivery(message, queue: "casewire.itsm.interactive")])
        let row = try await pool.execute(
            "SELECT body FROM message WHERE exchange = \(Exchange.replies) AND routing_key = \(address.key)")
        return try CommandAnswer(jsonBody: try row[0].bytes(0))
    }

    /// Hands in another service's event.
    func hear<Content: MessageContent>(_ content: Content, id: String = UUID().uuidString) async throws {
        let event = try CloudEvent(content, id: id, source: "urn:casewire:other", time: Samples.moment)
        _ = try await events.process([Delivery(.event(event, partition: 0), queue: "casewire.itsm.bulk")])
    }

    /// Raises an incident by Mick, from a case; it goes to Chris.
    func raised(from cases: [RecordID] = [Samples.caseID]) async throws -> UUID {
        guard case .accepted(let text, _, _) = try await command(Samples.raise(from: cases), on: nil),
            let id = UUID(uuidString: text)
        else { throw Unexpected() }
        return id
    }

    /// An incident on which Chris works.
    func started() async throws -> UUID {
        let id = try await raised()
        _ = try await command(StartIncident(actor: Samples.chrisActor), on: id)
        return id
    }

    /// An incident that Chris has resolved.
    func resolved() async throws -> UUID {
        let id = try await started()
        _ = try await command(Samples.resolve, on: id)
        return id
    }

    struct Unexpected: Error {}
}

// What came out.
extension ITSMFixture {
    /// The published events of a type, in order.
    func published<Content: MessageContent>(_: Content.Type) async throws -> [Content] {
        try await staged(Content.self, where: true)
    }

    /// The commands of a type that were sent to other services, in order.
    func sent<Content: MessageContent>(_: Content.Type) async throws -> [Content] {
        try await staged(Content.self, where: false)
    }

    private func staged<Content: MessageContent>(_: Content.Type, where isEvent: Bool) async throws -> [Content] {
        try await pool.execute(
            "SELECT body FROM message WHERE type = \(Content.type.rawValue) AND is_event = \(isEvent) ORDER BY id"
        )
        .map { try CloudEvent(structuredBody: try $0.bytes(0)).content(Content.self) }
    }

    /// What happened to an incident, in order.
    func story(of id: UUID) async throws -> [String] {
        try await pool.execute("SELECT event FROM incident_history WHERE incident_id = \(id) ORDER BY sequence").map {
            try $0.text(0)
        }
    }

    /// What was said about an incident, with who may read it, in order.
    func words(on id: UUID) async throws -> [String] {
        try await pool.execute(
            "SELECT visibility || ': ' || text FROM incident_comment WHERE incident_id = \(id) ORDER BY at, id"
        )
        .map { try $0.text(0) }
    }

    func state(of id: UUID) async throws -> String {
        try await pool.execute("SELECT state FROM incident WHERE id = \(id)")[0].text(0)
    }

    /// How many rows a table has.
    func count(_ table: String) async throws -> Int64 {
        try await pool.execute("SELECT count(*) FROM \(identifier: table)")[0].int64(0)
    }
}

extension CommandAnswer {
    /// Why it was refused; `nil` if it was not.
    var refusal: Refusal? { if case .refused(let refusal) = self { refusal } else { nil } }

    /// The version that it led to; `nil` if it did not.
    var version: Int64? { if case .accepted(_, _, let version) = self { version } else { nil } }
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
}
