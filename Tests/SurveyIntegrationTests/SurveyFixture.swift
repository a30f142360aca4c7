import Contracts
import Cryptography
import Domain
import Durability
import FoundationEssentials
import Logging
import Messaging
import Postgres
import SurveyDomain
import TestSupport

@testable import Survey

/// Survey's lanes and its clock on a database of their own.
struct SurveyFixture {
    static let key = SigningKey.random()
    static let tokens = InvitationTokens(keys: [key])

    let pool: PostgresPool
    private let commands: BatchProcessor<SurveyStore, CommandReader<SurveyStore>>
    private let events: BatchProcessor<SurveyStore, EventReader<SurveyStore>>
    private let clock: SurveyClock
    private let time = SettableTime(at: Samples.moment)

    /// Lends the fixture to the closure; `adjust` changes the rules, `reminderAfter` lets people be reminded.
    static func with<Value>(
        reminderAfter: Duration? = nil, rules adjust: (inout Questionnaire.Rules) -> Void = { _ in },
        _ body: (SurveyFixture) async throws -> Value
    ) async throws -> Value {
        var rules = Questionnaire.Rules()
        rules.editable = .zero
        rules.fatigueWindow = .zero
        adjust(&rules)
        let questionnaire = Questionnaire.satisfaction(rules: rules)
        return try await FreshDatabase.with(tablesOf: try Survey.migrations()) { pool, logger in
            let inviter = Inviter(
                tokens: tokens, mailbox: try AnswerMailbox("support@casewire.example"),
                reminderAfter: reminderAfter)
            return try await body(
                SurveyFixture(pool: pool, questionnaire: questionnaire, inviter: inviter, logger: logger))
        }
    }

    private init(pool: PostgresPool, questionnaire: Questionnaire, inviter: Inviter, logger: Logger) {
        let context = ProcessingContext(
            service: .survey, pool: pool, signal: RelaySignal(), logger: logger, time: time)
        let store = SurveyStore(questionnaire: questionnaire)
        self.pool = pool
        commands = BatchProcessor(
            context, store: store, reader: CommandReader(Survey.verbs(tokens: Self.tokens), service: .survey))
        events = BatchProcessor(context, store: store, reader: EventReader(Survey.events()))
        clock = SurveyClock(context: context, store: store, inviter: inviter)
    }
}

// What goes in.
extension SurveyFixture {
    /// Lets so much time pass since the start, and does what is due then; returns whether there may be more.
    @discardableResult
    func tick(after seconds: Int64 = 0) async throws -> Bool {
        wait(seconds)
        return try await clock.run()
    }

    /// Lets so many seconds pass since the start.
    func wait(_ seconds: Int64) { time.set(Samples.moment.advanced(by: .seconds(seconds))) }

    /// Hands in another service's event.
    @discardableResult
    func hear<Content: MessageContent>(_ content: Content, id: String = UUID().uuidString) async throws -> [Settlement]
    {
        let event = try CloudEvent(content, id: id, source: "urn:casewire:intake", time: Samples.moment)
        return try await events.process([Delivery(.event(event, partition: 0), queue: "casewire.survey.bulk")])
    }

    /// Sends a command and returns the answer.
    func command<Content: CommandContent>(
        _ content: Content, on subject: UUID? = nil, id: String = UUID().uuidString, user: String = "tool"
    ) async throws -> CommandAnswer {
        var event = try CloudEvent(content, id: id, source: "urn:test", time: Samples.moment)
        event.subject = subject?.lowercased
        let address = ReplyAddress(key: "reply.\(user).\(UUID().uuidString)", correlationID: id)
        var message = OutgoingMessage.command(event, replyTo: address)
        message.properties.userID = user
        _ = try await commands.process([Delivery(message, queue: "casewire.survey.interactive")])
        let row = try await pool.execute(
            "SELECT body FROM message WHERE exchange = \(Exchange.replies) AND routing_key = \(address.key)")
        return try CommandAnswer(jsonBody: try row[0].bytes(0))
    }

    /// Answers as intake does with a mail that came to a signed address.
    func answerByMail(_ score: Int, at token: String, comment: String? = nil) async throws -> CommandAnswer {
        var response = SubmitSurveyResponse(actor: .system("intake"), score: score)
        response.token = token
        response.comment = comment
        let subject = try Self.subject(of: token)
        return try await command(response, on: subject, user: "intake")
    }

    /// A case that was closed, whose customer was asked; the invitation.
    func invitation() async throws -> SendNotification {
        try await hear(Samples.closed())
        try await tick()
        guard let message = try await invitations().last else { throw NothingSent() }
        return message
    }

    private static func subject(of token: String) throws -> UUID? { tokens.survey(namedBy: token)?.uuid }
}

// What came out.
extension SurveyFixture {
    /// The published events of a type, in order.
    func published<Content: MessageContent>(_: Content.Type) async throws -> [Content] {
        try await contents(Content.self, isEvent: true)
    }

    /// What notification was asked to send, in order.
    func invitations() async throws -> [SendNotification] { try await contents(SendNotification.self, isEvent: false) }

    private func contents<Content: MessageContent>(_: Content.Type, isEvent: Bool) async throws -> [Content] {
        try await pool.execute(
            "SELECT body FROM message WHERE type = \(Content.type.rawValue) AND is_event = \(isEvent) ORDER BY id"
        )
        .map { try CloudEvent(structuredBody: try $0.bytes(0)).content(Content.self) }
    }

    /// The words of all published events, in order, each with its place in its survey's sequence.
    func story() async throws -> [String] {
        try await pool.execute("SELECT body FROM message WHERE is_event ORDER BY id").map { row in
            let event = try CloudEvent(structuredBody: try row.bytes(0))
            let word = event.type.rawValue.split(separator: ".").dropFirst(3).first ?? ""
            return "\(word) \(event.aggregateSequence ?? 0)"
        }
    }

    /// How many rows a table has.
    func count(_ table: String) async throws -> Int64 {
        try await pool.execute("SELECT count(*) FROM \(identifier: table)")[0].int64(0)
    }
}

/// No invitation went out where one was expected.
struct NothingSent: Error {}

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
