import AMQP
import Messaging
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct HostileMessageTests {
    /// Publishes a good message, the hostile one and a good one; returns what the consumer got, all acknowledged.
    private func consume(headers: [UInt8], body: [UInt8] = Array("hostile".utf8), bodyLimit: Int = 1 << 20) async throws
        -> [Delivery]
    {
        var deliveries: [Delivery] = []
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q", arguments: ["x-queue-type": "quorum"])
            let publisher = try RawPublisher(fixture.configuration)
            try publisher.publish(to: "q", headerTable: RawFrames.prefixed([]), body: Array("before".utf8))
            try publisher.publish(to: "q", headerTable: headers, body: body)
            try publisher.publish(to: "q", headerTable: RawFrames.prefixed([]), body: Array("after".utf8))
            deliveries = try await fixture.withSubscription(to: "q", bodyLimit: bodyLimit) { try await $0.collect(3) }
            #expect(try await fixture.administration.messageCount("q") == 0)
        }
        return deliveries
    }

    /// What must hold whatever the defect is.
    private func expectUnharmedNeighbours(_ deliveries: [Delivery]) throws {
        try #require(deliveries.count == 3)
        #expect(deliveries[0].body == Array("before".utf8) && deliveries[0].defect == nil)
        #expect(deliveries[2].body == Array("after".utf8) && deliveries[2].defect == nil)
    }

    private func expectUnreadableHeaders(_ delivery: Delivery) {
        guard case .unreadableHeaders = delivery.defect else {
            Issue.record("the defect is \(String(describing: delivery.defect))")
            return
        }
        #expect(delivery.properties.headers.isEmpty)
        #expect(delivery.routingKey == "q")
    }

    @Test func tablesInTablesToTheEndOfTheFrameAreSurvived() async throws {
        let levels = (0..<18_000).map { [1, UInt8(ascii: "x"), UInt8(ascii: "F")] + RawFrames.length($0 * 7) }
        let deliveries = try await consume(headers: RawFrames.prefixed(levels.reversed().flatMap(\.self)))
        try expectUnharmedNeighbours(deliveries)
        expectUnreadableHeaders(deliveries[1])
    }

    @Test func arraysInArraysToTheEndOfTheFrameAreSurvived() async throws {
        let levels = (0..<26_000).map { [UInt8(ascii: "A")] + RawFrames.length($0 * 5) }
        let entries = [1, UInt8(ascii: "x")] + levels.reversed().flatMap(\.self)
        let deliveries = try await consume(headers: RawFrames.prefixed(entries))
        try expectUnharmedNeighbours(deliveries)
        expectUnreadableHeaders(deliveries[1])
    }

    @Test func aHeaderWithoutANameIsSurvivedAndTheBodyKept() async throws {
        let deliveries = try await consume(headers: RawFrames.prefixed([0, UInt8(ascii: "V")]))
        try expectUnharmedNeighbours(deliveries)
        expectUnreadableHeaders(deliveries[1])
        #expect(deliveries[1].body == Array("hostile".utf8))
        #expect(deliveries[1].properties.deliveryMode == 2)
    }

    @Test func headersOfNinetyKilobytesAreSurvivedAndTheBodyKept() async throws {
        let text = [UInt8](repeating: UInt8(ascii: "a"), count: 90_000)
        let entries = [1, UInt8(ascii: "x"), UInt8(ascii: "S")] + RawFrames.prefixed(text)
        let deliveries = try await consume(headers: RawFrames.prefixed(entries))
        try expectUnharmedNeighbours(deliveries)
        expectUnreadableHeaders(deliveries[1])
        #expect(deliveries[1].body == Array("hostile".utf8))
    }

    @Test func aBodyOverTheLimitIsSkipped() async throws {
        let body = [UInt8](repeating: 7, count: 9 << 20)
        let deliveries = try await consume(headers: RawFrames.prefixed([]), body: body, bodyLimit: 8 << 20)
        try expectUnharmedNeighbours(deliveries)
        #expect(deliveries[1].defect == .bodyTooLarge(size: 9 << 20, limit: 8 << 20))
        #expect(deliveries[1].body.isEmpty)
    }
}
