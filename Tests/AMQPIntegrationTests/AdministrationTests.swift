import AMQP
import Messaging
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct AdministrationTests {
    @Test func whatIsDeclaredIsThereAndRoutes() async throws {
        try await LinkFixture.with { fixture in
            let administration = fixture.administration
            try await administration.declare(ExchangeDeclaration(name: "outer", type: "topic"))
            try await administration.declare(ExchangeDeclaration(name: "inner", type: "fanout"))
            try await fixture.makeQueue("q", arguments: ["x-queue-type": "quorum", "x-delivery-limit": 50])
            try await administration.declare(
                BindingDeclaration(from: "outer", to: .exchange("inner"), routingKey: "a.#"))
            try await administration.declare(BindingDeclaration(from: "inner", to: .queue("q"), routingKey: ""))
            let message = OutgoingMessage(
                exchange: "outer", routingKey: "a.b", properties: MessageProperties(), body: [])
            let outcomes = try await fixture.withPublisher { await $0.publish([message]) }
            #expect(outcomes == [.confirmed])
            #expect(try await administration.checkQueue("q") == .ready("q", messages: 1))
            #expect(try await administration.purge("q") == 1)
            #expect(try await administration.messageCount("q") == 0)
        }
    }

    @Test func whatIsMissingIsNotFoundAndTheConnectionStaysUsable() async throws {
        try await LinkFixture.with { fixture in
            for _ in 0..<3 {
                let error = await #expect(throws: AMQPError.self) {
                    try await fixture.administration.checkQueue("none")
                }
                #expect(error?.code == .notFound && error?.replyCode == 404)
            }
            let error = await #expect(throws: AMQPError.self) { try await fixture.administration.checkExchange("none") }
            #expect(error?.code == .notFound)
            try await fixture.makeQueue("q")
        }
    }

    @Test func anotherDeclarationOfTheSameNameIsRefused() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            let error = await #expect(throws: AMQPError.self) {
                try await fixture.makeQueue("q", arguments: ["x-max-length": 1])
            }
            #expect(error?.code == .preconditionFailed)
        }
    }

    @Test func whatIsDeletedOrUnboundIsGone() async throws {
        try await LinkFixture.with { fixture in
            let administration = fixture.administration
            try await fixture.makeQueue("q")
            let binding = BindingDeclaration(from: "amq.topic", to: .queue("q"), routingKey: "k")
            try await administration.declare(binding)
            try await administration.remove(binding)
            let message = OutgoingMessage(
                exchange: "amq.topic", routingKey: "k", properties: MessageProperties(), body: [])
            let outcomes = try await fixture.withPublisher { await $0.publish([message]) }
            #expect(outcomes == [.returned(code: 312, reason: "NO_ROUTE")])
            try await administration.deleteQueue("q")
            let error = await #expect(throws: AMQPError.self) { try await administration.messageCount("q") }
            #expect(error?.code == .notFound)
        }
    }

    @Test func aRequestThatFindsTheConnectionBrokenIsMadeOverANewOne() async throws {
        try await LinkFixture.with { fixture in
            var configuration = fixture.host.configuration
            let way = try TCPProxy(to: configuration.endpoints[0].port)
            configuration.endpoints = [AMQPEndpoint(host: "127.0.0.1", port: way.port)]
            let administration = AMQPAdministration(configuration: configuration)
            try await administration.checkExchange("amq.topic")
            #expect(way.reset() == 1)
            try await administration.checkExchange("amq.topic")
            #expect(way.connectionsSinceReset == 1)
            await administration.close()
        }
    }

    @Test func aVirtualHostThatIsNotThereIsRefusedForGood() async throws {
        var configuration = try await RabbitMQServer.shared().configuration()
        configuration.virtualHost = "no-such-host"
        let administration = AMQPAdministration(configuration: configuration)
        let error = await #expect(throws: AMQPError.self) { try await administration.checkQueue("q") }
        #expect(error?.code == .accessRefused && error?.replyCode == 530 && error?.isRetriable == false)
    }
}

extension QueueStatus {
    fileprivate static func ready(_ name: String, messages: Int) -> QueueStatus {
        QueueStatus(name: name, messageCount: messages, consumerCount: 0)
    }
}
