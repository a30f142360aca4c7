import AMQP
import Messaging
import Testing

@Suite(.timeLimit(.minutes(1))) struct UndecodableHeaderTests {
    /// Headers that end within a value: no version of librabbitmq decodes them, and each gives up the frame.
    private static let undecodable: [UInt8] = [0b0010_0000, 0, 0, 0, 0, 4, 1, UInt8(ascii: "x"), UInt8(ascii: "S"), 0]
    private static let plain: [UInt8] = [0, 0]

    @Test func aHeaderTheLibraryGivesUpIsHandedOverSettledAndLeftBehind() async throws {
        try await takeAll(from: ["q"]) { broker in
            try await broker.serve { frames in
                try deliverAll(frames)
                try frames.expect(10, 50)
            }
            try await broker.serve { try deliverTheRest($0) }
        }
    }

    @Test func itMayComeBeforeTheAnswerToAnotherQueuesConsumer() async throws {
        try await takeAll(from: ["q", "r"]) { broker in
            try await broker.serve(queues: 2, answering: false) { frames in
                try frames.expect(60, 20)
                try frames.answerConsumer()
                try deliverAll(frames)
                try frames.expect(10, 50)
            }
            try await broker.serve(queues: 2, answering: false) { frames in
                try frames.expect(60, 20)
                try frames.answerConsumer()
                try frames.answerConsumer()
                try deliverTheRest(frames)
            }
        }
    }

    private func takeAll(
        from sources: [String], of script: @escaping @Sendable (ScriptedBroker) async throws -> Void
    ) async throws {
        let broker = try ScriptedBroker()
        let endpoint = AMQPEndpoint(host: "127.0.0.1", port: broker.port)
        let subscription = try AMQPSubscription(
            configuration: AMQPConfiguration(endpoints: [endpoint], user: "u", password: "p"), queue: "q",
            sources: sources, logger: .quiet)
        async let running: Void = subscription.run()
        async let script: Void = script(broker)

        let first = try await subscription.nextBatch(limit: 2, linger: .seconds(5))
        #expect(first.map(\.body) == [Array("before".utf8), []])
        #expect(first.map(\.defect) == [nil, .unreadableHeaders(reason: "the client library cannot decode them")])
        #expect(first.map(\.routingKey) == ["k", "k"])
        await subscription.acknowledge(first.map(\.tag))
        #expect(try await subscription.collect(1).map(\.body) == [Array("after".utf8)])

        try await script
        await subscription.shutdown()
        await running
    }

    private func deliverAll(_ frames: RawFrames) throws {
        try frames.deliver(1, properties: Self.plain, body: "before")
        try frames.deliver(2, properties: Self.undecodable, body: "lost")
        try frames.deliver(3, properties: Self.plain, body: "after")
        try frames.expectAck(of: 2)
    }

    private func deliverTheRest(_ frames: RawFrames) throws {
        try frames.deliver(1, properties: Self.plain, body: "after")
        try frames.expectAck(of: 1)
    }
}
