import Messaging
import Testing

@testable import AMQP

@Suite struct FrameAssemblerTests {
    private let method = DeliverMethod(tag: 1, redelivered: false, exchange: "e", routingKey: "k")
    /// A property list without properties.
    private let none: [UInt8] = [0, 0]

    @Test func aMessageWithoutBodyIsWholeWithItsHeader() throws {
        var assembler = FrameAssembler(bodyLimit: 10)
        try assembler.began(.delivery(method))
        #expect(assembler.expectingHeader == .delivery(method))
        let message = try assembler.receivedHeader(bodySize: 0, properties: none.span)
        #expect(message == FrameAssembler.Message(purpose: .delivery(method)))
    }

    @Test func bodyFramesAreJoined() throws {
        var assembler = FrameAssembler(bodyLimit: 10)
        try assembler.began(.delivery(method))
        #expect(try assembler.receivedHeader(bodySize: 5, properties: none.span) == nil)
        #expect(try assembler.receivedBody([1, 2, 3].span) == nil)
        #expect(try assembler.receivedBody([4, 5].span)?.body == [1, 2, 3, 4, 5])
        try assembler.began(.delivery(method))
    }

    @Test func aBodyOverTheLimitIsSkippedAndTheNextMessageIsWhole() throws {
        var assembler = FrameAssembler(bodyLimit: 4)
        try assembler.began(.delivery(method))
        #expect(try assembler.receivedHeader(bodySize: 5, properties: none.span) == nil)
        #expect(try assembler.receivedBody([1, 2, 3].span) == nil)
        let skipped = try assembler.receivedBody([4, 5].span)
        #expect(skipped?.defect == .bodyTooLarge(size: 5, limit: 4))
        #expect(skipped?.body == [])
        try assembler.began(.delivery(method))
        _ = try assembler.receivedHeader(bodySize: 4, properties: none.span)
        #expect(try assembler.receivedBody([1, 2, 3, 4].span)?.defect == nil)
    }

    @Test func framesOutOfTurnAreViolations() throws {
        var assembler = FrameAssembler(bodyLimit: 4)
        #expect(throws: AMQPError.self) { try assembler.receivedHeader(bodySize: 0, properties: none.span) }
        #expect(throws: AMQPError.self) { try assembler.receivedBody([1].span) }
        try assembler.began(.delivery(method))
        #expect(throws: AMQPError.self) { try assembler.began(.delivery(method)) }
        _ = try assembler.receivedHeader(bodySize: 1, properties: none.span)
        #expect(throws: AMQPError.self) { try assembler.receivedBody([1, 2].span) }
    }
}
