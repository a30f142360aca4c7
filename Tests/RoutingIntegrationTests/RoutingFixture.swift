import Contracts
import Domain
import Durability
import FoundationEssentials
import Logging
import Messaging
import Postgres
import RoutingDomain
import TestSupport

@testable import Routing

/// Routing's lanes, timers and matching on a database of their own.
struct RoutingFixture {
    let pool: PostgresPool
    let time = SettableTime(at: Samples.moment)
    let context: ProcessingContext
    let commands: BatchProcessor<RoutingStore, CommandReader<RoutingStore>>
    let events: BatchProcessor<RoutingStore, EventReader<RoutingStore>>
    let timers: OfferTimers
    let round: MatchingRound

    static func with<Value>(_ body: (RoutingFixture) async throws -> Value) async throws -> Value {
        try await FreshDatabase.with(tablesOf: try Routing.migrations()) { pool, logger in
            try await body(RoutingFixture(pool: pool, logger: logger))
        }
    }

    private init(pool: PostgresPool, logger: Logger) {
        self.pool = pool
        context = ProcessingContext(service: .routing, pool: pool, signal: RelaySignal(), logger: logger, time: time)
        let store = RoutingStore(settings: RoutingSettings())
        commands = BatchProcessor(
            context, store: store, reader: CommandReader(RoutingHandlers.verbs, service: .routing))
        events = BatchProcessor(context, store: store, reader: EventReader(RoutingHandlers.events))
        timers = OfferTimers(context: context, store: store)
        round = MatchingRound(context: context, store: store)
    }
}

// What goes in.
extension RoutingFixture {
    /// Sends a command as the tool and returns the answer.
    @discardableResult
    func command<Content: CommandContent>(
        _ content: Content, on subject: RecordID?, id: String = UUID().uuidString, user: String = "tool"
    ) async throws -> CommandAnswer {
        var event = try CloudEvent(content, id: id, source: "urn:test", time: time.now())
        event.subject = subject?.description
        let address = ReplyAddress(key: "reply.\(user).\(UUID().uuidString)", correlationID: id)
        var message = OutgoingMessage.command(event, replyTo: address)
        message.properties.userID = user
        let settlements = try await commands.process([Delivery(message, queue: "casewire.routing.interactive")])
        let rows = try await pool.execute(
            "SELECT body FROM message WHERE exchange = \(Exchange.replies) AND routing_key = \(address.key)")
        guard let row = rows.first else { throw UnexpectedSettlement(settlements: settlements) }
        return try CommandAnswer(jsonBody: try row.bytes(0))
    }

    /// Hands in an owner's event.
    func hear<Content: MessageContent>(_ content: Content, id: String = UUID().uuidString) async throws {
        let settlements = try await events.process([try Delivery.event(content, id: id, at: time.now())])
        guard settlements == [.acknowledge] else { throw UnexpectedSettlement(settlements: settlements) }
    }

    /// Hands in an owner's answer to the assignment that followed from an offer.
    func answer(_ answer: CommandAnswer, to offer: RecordID) async throws {
        let address = ReplyAddress.service(.routing, correlationID: offer.description)
        let message = try OutgoingMessage.answer(answer, to: address, from: .intake)
        let settlements = try await events.process([Delivery(message, queue: "casewire.routing.bulk")])
        guard settlements == [.acknowledge] else { throw UnexpectedSettlement(settlements: settlements) }
    }

    /// Adds an agent who takes work; returns the id.
    @discardableResult
    func hire(_ number: Int, _ profile: UpsertAgent) async throws -> RecordID {
        let id = Samples.id(number)
        try await command(profile, on: id)
        try await command(SetAgentPresence(actor: Samples.manager, presence: .available), on: id)
        return id
    }

    /// Matches until there is nothing more to match, or until somebody else does.
    func match() async throws {
        while try await round.run() == .goesOn {}
    }

    /// Lets time pass, and everything happen that is due by then.
    func pass(_ duration: Duration) async throws {
        time.pass(duration)
        while try await timers.run() {}
        try await match()
    }
}

// What came out.
extension RoutingFixture {
    /// What a test reads of an agent's view.
    private struct AgentLoad: Decodable {
        let load: [String: Int]
    }

    /// The published or sent contents of a type, in order.
    func sent<Content: MessageContent>(_: Content.Type) async throws -> [Content] {
        try await pool.execute("SELECT body FROM message WHERE type = \(Content.type.rawValue) ORDER BY id").map {
            try CloudEvent(structuredBody: try $0.bytes(0)).content(Content.self)
        }
    }

    /// The types of the commands that were sent to other services, in order.
    func commandsSent() async throws -> [String] {
        try await pool.execute("SELECT type FROM message WHERE exchange = \(Exchange.commands) ORDER BY id").map {
            MessageType(rawValue: try $0.text(0)).routingWords
        }
    }

    /// The last offer that was made.
    func lastOffer() async throws -> OfferSnapshot? { try await sent(OfferMade.self).last?.offer }

    /// The state of a piece of work.
    func state(of record: RecordID) async throws -> String? {
        try await pool.execute("SELECT state FROM work_item WHERE id = \(record)").first?.text(0)
    }

    /// How much an agent has, by the agent's own view.
    func load(of agent: RecordID) async throws -> [String: Int] {
        guard case .ok(let data, _) = try await command(GetAgent(actor: Samples.manager), on: agent) else { return [:] }
        return try JSONDecoder().decode(AgentLoad.self, from: Data(data)).load
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

    /// An owner's event.
    static func event(_ content: some MessageContent, id: String, at time: Timestamp) throws -> Delivery {
        let event = try CloudEvent(content, id: id, source: "urn:casewire:intake", time: time)
        return Delivery(.event(event, partition: 0), queue: "casewire.routing.bulk")
    }
}

extension CommandAnswer {
    /// Why it was refused.
    var refusal: RefusalCode? {
        if case .refused(let refusal) = self { refusal.code } else { nil }
    }
}
