import AMQP
import Contracts
import Domain
import Durability
import Foundation
import Messaging

/// Sends commands and queries, and waits for their answers.
struct CommandClient: Sendable {
    private let session: BrokerSession
    private let replyKey: String
    private let desk: ReplyDesk
    /// How long an answer may take.
    let patience: Duration

    /// Makes a reply queue, runs the closure with a client over it, and deletes the queue.
    static func open<Value: Sendable>(
        _ session: BrokerSession, patience: Duration, _ body: @Sendable (CommandClient) async throws -> Value
    ) async throws -> Value {
        let key = "reply.\(session.user).\(UUID().lowercased)"
        let queue = TemporaryQueue(name: key, exchange: Exchange.replies, patterns: [key])
        return try await queue.withDeclared(on: session) {
            try await session.withSubscription(to: key, prefetch: 200) { replies in
                let desk = ReplyDesk()
                return try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await Self.bringReplies(from: replies, to: desk) }
                    defer { group.cancelAll() }
                    return try await body(
                        CommandClient(session: session, replyKey: key, desk: desk, patience: patience))
                }
            }
        }
    }

    /// The same client with a patience of its own.
    func waiting(atMost patience: Duration) -> CommandClient {
        CommandClient(session: session, replyKey: replyKey, desk: desk, patience: patience)
    }

    /// Sends a request and returns the answer, a refusal among them. Throws `timedOut` if none comes in time.
    func send(_ request: CommandRequest) async throws -> CommandAnswer {
        let correlationID = request.id
        await desk.expect(correlationID)
        var message = OutgoingMessage.command(
            request.event(at: SystemTime().now()), replyTo: ReplyAddress(key: replyKey, correlationID: correlationID))
        message.properties.userID = session.user
        try await session.publish(message)
        return try await Deadline.within(patience) {
            try await desk.answer(for: correlationID)
        } orThrow: {
            ToolFailure(
                .timedOut, "No answer to \(request.verb) within \(patience.components.seconds) s.",
                advice: """
                    It may still be carried out. Is the service running (casewire doctor)? Ask again with --id \
                    \(request.id).
                    """)
        }
    }

    /// Sends a request and returns what was accepted or found; throws `refused` for a refusal.
    func accepted(_ request: CommandRequest) async throws -> CommandAnswer {
        let answer = try await send(request)
        if case .refused(let refusal) = answer { throw ToolFailure(refusal, to: request.verb) }
        return answer
    }

    /// Asks a query and returns its data and where the list goes on.
    func ask(_ request: CommandRequest) async throws -> (data: JSONValue, next: String?) {
        switch try await accepted(request) {
        case .ok(let data, let next): return (try JSONValue(parsing: data), next)
        case .accepted(let id, _, _):
            throw ToolFailure(.failedCheck, "\(request.verb) answered as a command (\(id)), not as a query.")
        case .refused(let refusal): throw ToolFailure(refusal, to: request.verb)
        }
    }

    private static func bringReplies(from replies: AMQPSubscription, to desk: ReplyDesk) async throws {
        while !Task.isCancelled {
            let batch = try await replies.nextBatch(limit: 100, linger: .zero)
            guard !batch.isEmpty else { return }
            for delivery in batch {
                guard let correlationID = delivery.properties.correlationID else { continue }
                let answer: CommandAnswer
                do throws(MalformedMessage) {
                    answer = try CommandAnswer(jsonBody: delivery.body)
                } catch {
                    answer = .refused(
                        Refusal(.invalid, field: error.field, message: "The answer cannot be read: it \(error.reason).")
                    )
                }
                await desk.arrived(answer, for: correlationID)
            }
            await replies.acknowledge(batch.map(\.tag))
        }
    }
}

extension ToolFailure {
    /// A service's refusal.
    init(_ refusal: Refusal, to verb: String) {
        let place = [refusal.guard.map { "guard \($0)" }, refusal.field].compactMap(\.self).joined(separator: ", ")
        let whereabouts = place.isEmpty ? "" : " (\(place.printable))"
        let knows = "The schemas io.casewire.command.* among the contract's documents are all the commands there are."
        self.init(
            .refused, "\(verb) was refused: \(refusal.code.rawValue)\(whereabouts). \(refusal.message.printable)",
            advice: refusal.code == .unsupportedType ? knows : nil)
    }
}
