import AMQP
import Contracts
import Domain
import Durability
import FoundationEssentials
import Messaging
import Synchronization

/// Answers every offer that is made to the run's agents: accepts the run's cases, and rejects others, which would take
/// the agents' room. It has a connection of its own, so that commands do not wait behind the messages.
final class OfferAcceptor: Sendable {
    private let answers: AsyncStream<[OpenOffers.Answer]>
    private let continuation: AsyncStream<[OpenOffers.Answer]>.Continuation
    private let open: Mutex<OpenOffers>
    private let identity: LoadIdentity
    private let patience: Duration
    private let refusals = Mutex<[String: Int]>([:])

    private static let width = 8

    /// Accepts for these agents, though the broker be away for a while. There are never more open offers than the
    /// agents have room for.
    init(identity: LoadIdentity, agents: [RecordID], patience: Duration) {
        (answers, continuation) = AsyncStream.makeStream()
        self.patience = patience
        self.identity = identity
        open = Mutex(OpenOffers(to: Set(agents.map(\.uuid))))
    }

    /// Events came, and these offers among them, to whomever; `isOurs` is asked for each case that is open.
    func take(_ made: [LoadEvent.Offer], isOurs: (UUID) -> Bool) {
        let now = ContinuousClock.now
        let answers = open.withLock { $0.answer(made, at: now, isOurs: isOurs) }
        if !answers.isEmpty { continuation.yield(answers) }
    }

    /// Accepts until the task is cancelled.
    func run(on session: BrokerSession) async throws {
        let key = "reply.\(session.user).\(UUID().lowercased)"
        let queue = TemporaryQueue(name: key, exchange: Exchange.replies, patterns: [key])
        try await queue.withDeclared(on: session) {
            try await session.withSubscription(to: key, prefetch: 500) { replies in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await self.count(replies) }
                    group.addTask { try await self.answer(on: session, replyKey: key) }
                    defer { group.cancelAll() }
                    try await group.next()
                }
            }
        }
    }

    /// How often an answer was refused, by code; one that was decided meanwhile among them.
    var refused: [String: Int] { refusals.withLock(\.self) }

    private func answer(on session: BrokerSession, replyKey: String) async throws {
        let publisher = PersistentPublisher(session: session, patience: patience)
        try await withThrowingTaskGroup(of: Void.self) { group in
            var underWay = 0
            for await batch in answers {
                let commands = try batch.map { try command($0, as: session.user, replyKey) }
                if underWay >= Self.width {
                    try await group.next()
                    underWay -= 1
                }
                group.addTask { try await publisher.publish(commands) }
                underWay += 1
            }
            try await group.waitForAll()
        }
    }

    private func command(_ answer: OpenOffers.Answer, as user: String, _ replyKey: String) throws -> OutgoingMessage {
        let actor = Principal(kind: .agent, id: answer.offer.agent.lowercased)
        let subject = RecordID(answer.offer.id)
        let id = "\(identity.id(0))-answer-\(subject)"
        let request =
            answer.isYes
            ? try CommandRequest(AcceptOffer(actor: actor), id: id, subject: subject)
            : try CommandRequest(RejectOffer(actor: actor), id: id, subject: subject)
        var message = OutgoingMessage.command(
            request.event(at: SystemTime().now()), replyTo: ReplyAddress(key: replyKey, correlationID: id))
        message.properties.userID = user
        return message
    }

    private func count(_ replies: AMQPSubscription) async throws {
        while true {
            let batch = try await replies.nextBatch(limit: 200, linger: .zero)
            guard !batch.isEmpty else { return }
            for delivery in batch {
                guard let code = Self.refusal(delivery.body) else { continue }
                refusals.withLock { $0[code, default: 0] += 1 }
            }
            await replies.acknowledge(batch.map(\.tag))
        }
    }

    private static func refusal(_ body: [UInt8]) -> String? {
        do throws(MalformedMessage) {
            guard case .refused(let refusal) = try CommandAnswer(jsonBody: body) else { return nil }
            return refusal.code.rawValue
        } catch {
            return "unreadable"
        }
    }
}
