import AMQP
import Messaging
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct PublishingTests {
    @Test func aMessageNoQueueTakesIsReturned() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            let messages: [OutgoingMessage] = [
                .to("q", "a"), .to("nowhere", "same"), .to("nowhere", "same"), .to("q", "b"),
            ]
            let outcomes = try await fixture.withPublisher { await $0.publish(messages) }
            let returned = PublishOutcome.returned(code: 312, reason: "NO_ROUTE")
            #expect(outcomes == [.confirmed, returned, returned, .confirmed])
        }
    }

    @Test func returnsAmongManyAreMatchedThoughIdentifiersRepeat() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q", arguments: ["x-queue-type": "quorum"])
            let messages = (0..<2_000).map { index in
                OutgoingMessage.to(index % 7 == 3 ? "nowhere" : "q", "same", messageID: "id-\(index % 2)")
            }
            let outcomes = try await fixture.withPublisher { await $0.publish(messages) }
            let returned = PublishOutcome.returned(code: 312, reason: "NO_ROUTE")
            #expect(outcomes == messages.map { $0.routingKey == "q" ? .confirmed : returned })
        }
    }

    @Test func aMissingExchangeIsReturnedAndThePublisherRecovers() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            let missing = OutgoingMessage(exchange: "gone", routingKey: "q", properties: MessageProperties(), body: [])
            try await fixture.withPublisher { publisher in
                guard case .returned(404, _) = await publisher.publish([missing]).first else {
                    Issue.record("the missing exchange was not named")
                    return
                }
                #expect(await publisher.publish([.to("q", "after")]) == [.confirmed])
            }
        }
    }

    @Test func anotherUsersNameIsRefusedAndOurOwnIsFilledIn() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            let own = try await fixture.host.addUser("adapter", password: "secret")
            var forged = OutgoingMessage.to("q", "forged")
            forged.properties.userID = fixture.configuration.user
            try await fixture.withPublisher(own) { publisher in
                guard case .returned(406, _) = await publisher.publish([forged]).first else {
                    Issue.record("the forged user-id was not refused")
                    return
                }
                #expect(await publisher.publish([.to("q", "honest")]) == [.confirmed])
            }
            let deliveries = try await fixture.withSubscription(to: "q") { try await $0.collect(1) }
            #expect(deliveries.map(\.properties.userID) == [own.user])
        }
    }

    @Test func aMessageThatCannotBeEncodedIsReturnedAlone() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            var wide = OutgoingMessage.to("q", "wide")
            wide.properties.headers = ["x": .string(String(repeating: "x", count: 140_000))]
            var long = OutgoingMessage.to("q", "long")
            long.properties.messageID = String(repeating: "x", count: 256)
            let outcomes = try await fixture.withPublisher { [wide, long] in
                await $0.publish([.to("q", "a"), wide, long, .to("q", "b")])
            }
            guard case .returned(502, _) = outcomes[1], case .returned(502, _) = outcomes[2] else {
                Issue.record("not refused: \(outcomes)")
                return
            }
            #expect(outcomes[0] == .confirmed && outcomes[3] == .confirmed)
        }
    }

    @Test func anOverflowingQueueRejects() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q", arguments: ["x-max-length": 1, "x-overflow": "reject-publish"])
            let outcomes = try await fixture.withPublisher {
                await $0.publish([.to("q", "a"), .to("q", "b"), .to("q", "c")])
            }
            #expect(outcomes.contains(.rejected))
            #expect(outcomes.first == .confirmed)
        }
    }

    @Test func aNodeThatDoesNotAnswerIsPassedOver() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            var configuration = fixture.configuration
            configuration.endpoints.insert(AMQPEndpoint(host: "127.0.0.1", port: 1), at: 0)
            let outcomes = try await fixture.withPublisher(configuration) { await $0.publish([.to("q", "a")]) }
            #expect(outcomes == [.confirmed])
        }
    }

    @Test func aWrongPasswordIsSaidAndPublishingEndsUnknown() async throws {
        try await LinkFixture.with { fixture in
            var configuration = fixture.configuration
            configuration.password = "wrong"
            configuration.confirmTimeout = .milliseconds(500)
            try await fixture.withPublisher(configuration) { publisher in
                await publisher.waitForState { if case .down = $0 { true } else { false } }
                guard case .down(let error) = publisher.state else {
                    Issue.record("the state is \(publisher.state)")
                    return
                }
                #expect(error.code == .authentication && error.replyCode == 403 && !error.isRetriable)
                #expect(!"\(error)".contains("wrong"))
                #expect(await publisher.publish([.to("q", "a")]) == [.unknown])
            }
        }
    }

    @Test func aStoppedPublisherAnswersUnknown() async throws {
        try await LinkFixture.with { fixture in
            let publisher = try await fixture.withPublisher { $0 }
            #expect(publisher.state == .stopped)
            #expect(await publisher.publish([.to("q", "a")]) == [.unknown])
        }
    }
}
