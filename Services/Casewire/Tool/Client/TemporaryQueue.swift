import AMQP
import Messaging

/// A queue that the tool makes for itself and deletes when it is done.
///
/// It outlives a broken connection, unlike an exclusive one, and expires by itself if the tool dies.
struct TemporaryQueue: Sendable {
    let name: String
    let exchange: String
    let patterns: [String]
    /// How long it stays when nobody consumes it.
    var expiry: Duration = .seconds(300)

    /// Declares and binds the queue, runs the closure, and deletes the queue.
    func withDeclared<Value: Sendable>(
        on session: BrokerSession, _ body: @Sendable () async throws -> Value
    ) async throws -> Value {
        let arguments: [String: HeaderValue] = [
            "x-queue-type": "classic", "x-expires": .int(expiry.components.seconds * 1_000),
            "x-max-length": .int(1_000_000),
        ]
        try await session.administration.declare(QueueDeclaration(name: name, arguments: arguments))
        do {
            for pattern in patterns {
                try await session.administration.declare(
                    BindingDeclaration(from: exchange, to: .queue(name), routingKey: pattern))
            }
            let value = try await body()
            try await session.administration.deleteQueue(name)
            return value
        } catch {
            try await session.administration.deleteQueue(name)
            throw error
        }
    }
}
