import AMQP
import Contracts
import Domain
import Durability
import FoundationEssentials
import Messaging
import Synchronization

/// Accepts every offer that is made to the run's agents, over a connection of its own, so that commands do not wait
/// behind the messages.
final class OfferAcceptor: Sendable {
    private let offers: AsyncStream<[LoadEvent.Offer]>
    private let continuation: AsyncStream<[LoadEvent.Offer]>.Continuation
    private let agents: Set<UUID>
    private let identity: LoadIdentity
    private let refusals = Mutex<[String: Int]>([:])

    private static let width = 8

    /// Accepts for these agents. There are never more open offers than the agents have room for.
    init(identity: LoadIdentity, agents: [RecordID]) {
        (offers, continuation) = AsyncStream.makeStream()
        self.identity = identity
        self.agents = Set(agents.map(\.uuid))
    }

    /// Offers were made.
    func take(_ made: [LoadEvent.Offer]) {
        let ours = made.filter { agents.contains($0.agent) }
        if !ours.isEmpty { continuation.yield(ours) }
    }

    /// Accepts until the task is cancelled.
    func run(on session: BrokerSession) async throws {
        let key = "reply.\(session.user).\(UUID().lowercased)"
        let queue = TemporaryQueue(name: key, exchange: Exchange.replies, patterns: [key])
        try await queue.withDeclared(on: session) {
            try await session.withSubscription(to: key, prefetch: 500) { replies in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await self.count(replies) }
                    group.addTask { try await self.accept(on: session, replyKey: key) }
                    defer { group.cancelAll() }
                    try await group.next()
                }
            }
        }
    }

    /// How often an acceptance was refused, by code; one that was decided meanwhile among them.
    var refused: [String: Int] { refusals.withLock(\.self) }

    private func accept(on session: BrokerSession, replyKey: String) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            var underWay = 0
            for await batch in offers {
                let commands = try batch.map { try command($0, as: session.user, replyKey) }
                if underWay >= Self.width {
                    try await group.next()
                    underWay -= 1
                }
                group.addTask {
                    for outcome in await session.publisher.publish(commands) {
                        try BrokerSession.check(
                            outcome, exchange: Exchange.commands, routingKey: AcceptOffer.type.routingWords)
                    }
                }
                underWay += 1
            }
            try await group.waitForAll()
        }
    }

    private func command(_ offer: LoadEvent.Offer, as user: String, _ replyKey: String) throws -> OutgoingMessage {
        let actor = Principal(kind: .agent, id: offer.agent.lowercased)
        let id = "\(identity.id(0))-accept-\(offer.id.lowercased)"
        let request = try CommandRequest(AcceptOffer(actor: actor), id: id, subject: RecordID(offer.id))
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
