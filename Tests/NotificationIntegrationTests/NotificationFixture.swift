import Contracts
import Cryptography
import Curl
import Domain
import Durability
import Logging
import Mail
import Messaging
import NotificationDomain
import Postgres
import TestSupport

@testable import Notification

/// Notification's lanes and its mail room on a database of their own, with a mail server that takes everything.
struct NotificationFixture {
    static let key = SigningKey.random()

    let pool: PostgresPool
    let server: SMTPServer
    let time = SettableTime(at: Samples.moment)
    private let identity: MailIdentity
    private let context: ProcessingContext
    private let events: BatchProcessor<NotificationStore, EventReader<NotificationStore>>
    private let commands: BatchProcessor<NotificationStore, CommandReader<NotificationStore>>

    static func with<Value>(_ body: (NotificationFixture) async throws -> Value) async throws -> Value {
        try await FreshDatabase.with(tablesOf: try Notification.migrations()) { pool, logger in
            try await body(try NotificationFixture(pool: pool, logger: logger))
        }
    }

    private init(pool: PostgresPool, logger: Logger) throws {
        self.pool = pool
        server = try SMTPServer()
        identity = try MailIdentity("Support <support@example.org>")
        context = ProcessingContext(
            service: .notification, pool: pool, signal: RelaySignal(), logger: logger, time: time)
        let desk = try WritingDesk(
            SignedAddressBook(identity, keys: [Self.key]), Notification.builtInTemplates())
        let store = NotificationStore()
        events = BatchProcessor(context, store: store, reader: EventReader(Notification.events(desk)))
        commands = BatchProcessor(
            context, store: store, reader: CommandReader(Notification.verbs(desk), service: .notification))
    }
}

// What goes in.
extension NotificationFixture {
    /// Hands in an event of another service, after so many rounds on the retry ladder.
    @discardableResult
    func hear<Content: MessageContent>(_ content: Content, id: String = Samples.id().description, attempt: Int = 0)
        async throws -> Settlement
    {
        // Ids rise with time only.
        time.pass(.milliseconds(1))
        var event = try CloudEvent(content, id: id, source: "urn:casewire:intake", time: Samples.moment)
        event.aggregateSequence = (content as? any CaseEventContent)?.case.version
        let queue = "casewire.notification.bulk"
        var delivery = Delivery(.event(event, partition: 0), queue: queue)
        for _ in 0..<attempt {
            var retry = OutgoingMessage.retry(delivery, after: .oneSecond, lane: .bulk, of: .notification)
            (retry.exchange, retry.routingKey) = ("", queue)
            delivery = Delivery(retry, queue: queue)
        }
        return try await events.process([delivery])[0]
    }

    /// A customer whose case has just been opened by mail.
    func openCase(language: String? = "en", address: String = "mailto:julie@example.com") async throws -> CaseSnapshot {
        let party = Samples.id()
        try await hear(PartyCreated(party: Samples.party(party, address: address, language: language), changed: []))
        let snapshot = Samples.snapshot(Samples.id(), of: party)
        try await hear(Samples.created(snapshot))
        return snapshot
    }

    /// Sends a command and returns the answer.
    func command<Content: CommandContent>(
        _ content: Content, on subject: String? = nil, id: String = Samples.id().description, user: String = "tool"
    ) async throws -> CommandAnswer? {
        time.pass(.milliseconds(1))
        var event = try CloudEvent(content, id: id, source: "urn:test", time: Samples.moment)
        event.subject = subject
        let address = ReplyAddress(key: "reply.\(user).\(id)", correlationID: id)
        var message = OutgoingMessage.command(event, replyTo: address)
        message.properties.userID = user
        _ = try await commands.process([Delivery(message, queue: "casewire.notification.interactive")])
        let rows = try await pool.execute(
            "SELECT body FROM message WHERE exchange = \(Exchange.replies) AND routing_key = \(address.key)")
        return try rows.first.map { try CommandAnswer(jsonBody: try $0.bytes(0)) }
    }

    /// A mail room that hands over to a server; to the one that takes everything unless another is given.
    func room(to other: SMTPServer? = nil, schedule: RetrySchedule = .standard) -> MailRoom {
        var smtp = SMTPConfiguration(url: (other ?? server).url)
        smtp.startTLS = .off
        smtp.timeout = .seconds(60)
        return MailRoom(
            context: context, store: NotificationStore(), identity: identity,
            lines: (0..<2).map { [smtp] _ in SMTPSender(smtp) }, schedule: schedule)
    }

    /// Takes every mail in hand, whoever has it.
    func takeInHand() async throws -> MailLease {
        let end = time.now().advanced(by: MailLease.length)
        let taken = try await pool.execute("UPDATE notification SET leased_until = \(end) RETURNING id")
        return MailLease(of: try taken.map { .init(try $0.uuid("id")) }, until: end, in: context)
    }

    /// Until when the only mail is in hand.
    func leaseEnd() async throws -> Timestamp? {
        try await pool.execute("SELECT leased_until FROM notification")[0].timestampIfPresent("leased_until")
    }

    /// Sends what is due.
    func send(to other: SMTPServer? = nil) async throws {
        let room = room(to: other)
        while try await room.sendDue() {}
    }
}

// What came out.
extension NotificationFixture {
    /// The mails that the server has taken, in order.
    func mails() throws -> [ParsedMail] { try server.mails.map { try MailParser.parse($0.bytes) } }

    /// State and reason of every message, in order.
    func ledger() async throws -> [String] {
        try await pool.execute("SELECT template, state, reason FROM notification ORDER BY id").map { row in
            let reason = try row.textIfPresent("reason").map { " (\($0))" } ?? ""
            return "\(try row.text("template")) \(try row.text("state"))\(reason)"
        }
    }

    /// The published events in order, by the last part of their names.
    func story() async throws -> [String] {
        try await pool.execute("SELECT type FROM message WHERE is_event ORDER BY id").map {
            try $0.text(0).replacing("io.casewire.notification.", with: "").replacing(".v1", with: "")
        }
    }

    /// The ids of all messages, in order.
    func ids() async throws -> [String] {
        try await pool.execute("SELECT id FROM notification ORDER BY id").map { try $0.uuid(0).lowercased }
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
}
