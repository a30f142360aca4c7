import AMQP
import Foundation
import Logging
import Messaging
import TestSupport

/// What most tests need of a broker: a virtual host, an administration, and publishers and subscriptions that run.
struct LinkFixture {
    let host: FreshVirtualHost
    let administration: AMQPAdministration

    var configuration: AMQPConfiguration { host.configuration }

    static func with(
        on server: RabbitMQServer? = nil, _ body: (LinkFixture) async throws -> Void
    ) async throws {
        try await FreshVirtualHost.with(on: server) { host in
            let fixture = LinkFixture(host: host, administration: AMQPAdministration(configuration: host.configuration))
            try await body(fixture)
            await fixture.administration.close()
        }
    }

    /// Declares a durable queue.
    func makeQueue(_ name: String, arguments: [String: HeaderValue] = [:]) async throws {
        try await administration.declare(QueueDeclaration(name: name, arguments: arguments))
    }

    /// Lends a publisher whose connection is kept up meanwhile.
    func withPublisher<Value: Sendable>(
        _ configuration: AMQPConfiguration? = nil, _ body: (AMQPPublisher) async throws -> Value
    ) async throws -> Value {
        let publisher = try AMQPPublisher(configuration: configuration ?? host.configuration, logger: .quiet)
        async let running: Void = publisher.run()
        do {
            let value = try await body(publisher)
            await publisher.shutdown()
            await running
            return value
        } catch {
            await publisher.shutdown()
            throw error
        }
    }

    /// Lends a subscription whose connection is kept up meanwhile.
    func withSubscription<Value: Sendable>(
        to queue: String, sources: [String]? = nil, prefetch: Int = 200, bodyLimit: Int = 1 << 20,
        configuration: AMQPConfiguration? = nil, _ body: (AMQPSubscription) async throws -> Value
    ) async throws -> Value {
        let subscription = try AMQPSubscription(
            configuration: configuration ?? host.configuration, queue: queue, sources: sources, prefetch: prefetch,
            bodyLimit: bodyLimit, logger: .quiet)
        async let running: Void = subscription.run()
        do {
            let value = try await body(subscription)
            await subscription.shutdown()
            await running
            return value
        } catch {
            await subscription.shutdown()
            throw error
        }
    }
}

extension Logger {
    /// Says nothing but what is critical.
    static var quiet: Logger {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }
}

extension AMQPSubscription {
    /// Takes and acknowledges until there are `count` deliveries.
    func collect(_ count: Int) async throws -> [Delivery] {
        var deliveries: [Delivery] = []
        while deliveries.count < count {
            let batch = try await nextBatch(limit: 100, linger: .milliseconds(5))
            guard !batch.isEmpty else { return deliveries }
            await acknowledge(batch.map(\.tag))
            deliveries += batch
        }
        return deliveries
    }
}

extension OutgoingMessage {
    /// A message straight to a queue.
    static func to(_ queue: String, _ body: String, messageID: String? = nil) -> OutgoingMessage {
        var properties = MessageProperties()
        properties.messageID = messageID
        return OutgoingMessage(exchange: "", routingKey: queue, properties: properties, body: Array(body.utf8))
    }
}
