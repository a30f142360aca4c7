import AMQP
import Messaging
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct RoundTripTests {
    @Test func everyPropertyAndHeaderKindComesBackAsItWasSent() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            let message = OutgoingMessage(
                exchange: "", routingKey: "q", properties: .full(user: fixture.configuration.user), body: [0, 1, 255])
            let outcomes = try await fixture.withPublisher { await $0.publish([message]) }
            #expect(outcomes == [.confirmed])
            let delivery = try await fixture.withSubscription(to: "q") { try await $0.collect(1)[0] }
            #expect(delivery.properties == message.properties)
            #expect(delivery.body == message.body)
            #expect(delivery.defect == nil)
            #expect(
                delivery.queue == "q" && delivery.exchange.isEmpty && delivery.routingKey == "q"
                    && !delivery.redelivered)
        }
    }

    @Test func tenThousandMessagesArriveInOrder() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            let messages = (0..<10_000).map { OutgoingMessage.to("q", "\($0)") }
            let outcomes = try await fixture.withPublisher { await $0.publish(messages) }
            #expect(outcomes.allSatisfy { $0 == .confirmed })
            let deliveries = try await fixture.withSubscription(to: "q") { try await $0.collect(10_000) }
            #expect(deliveries.map(\.body) == messages.map(\.body))
            #expect(try await fixture.administration.messageCount("q") == 0)
        }
    }

    @Test func aBodyOfManyFramesArrivesWhole() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            let body = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let message = OutgoingMessage(exchange: "", routingKey: "q", properties: MessageProperties(), body: body)
            let outcomes = try await fixture.withPublisher { await $0.publish([message]) }
            #expect(outcomes == [.confirmed])
            let delivery = try await fixture.withSubscription(to: "q") { try await $0.collect(1)[0] }
            #expect(delivery.body == body)
        }
    }
}

extension MessageProperties {
    static func full(user: String) -> MessageProperties {
        var properties = MessageProperties()
        properties.contentType = "application/json"
        properties.contentEncoding = "utf-8"
        properties.headers = [
            "bool": true, "int": -7, "double": .double(0.25), "string": "žluťoučký", "empty": "",
            "bytes": .bytes([0xff, 0]),
            "timestamp": .timestamp(1_700_000_000), "null": .null, "array": .array([1, "two", .array([])]),
            "table": ["a": ["b": .null]], "largest": .int(.max), "smallest": .int(.min),
        ]
        properties.deliveryMode = 1
        properties.priority = 3
        properties.correlationID = "c"
        properties.replyTo = "r"
        properties.expiration = "60000"
        properties.messageID = "m"
        properties.timestamp = 1_700_000_001
        properties.type = "t"
        properties.userID = user
        properties.appID = "a"
        return properties
    }
}
