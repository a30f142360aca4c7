import AMQP
import Messaging
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct ConsumingTests {
    @Test func noMoreThanThePrefetchIsHeld() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            let messages = (0..<50).map { OutgoingMessage.to("q", "\($0)") }
            _ = try await fixture.withPublisher { await $0.publish(messages) }
            try await fixture.withSubscription(to: "q", prefetch: 10) { subscription in
                let batch = try await subscription.nextBatch(limit: 50, linger: .milliseconds(300))
                #expect(batch.count == 10)
                #expect(try await fixture.administration.messageCount("q") == 40)
                await subscription.acknowledge(batch.map(\.tag))
                #expect(try await subscription.nextBatch(limit: 10, linger: .seconds(5)).count == 10)
            }
        }
    }

    @Test func aFullQueueHoldsUpNoOther() async throws {
        try await LinkFixture.with { fixture in
            for name in ["full", "few", "none"] { try await fixture.makeQueue(name) }
            let messages = (0..<50).map { OutgoingMessage.to("full", "\($0)") } + [.to("few", "quick")]
            _ = try await fixture.withPublisher { await $0.publish(messages) }
            try await fixture.withSubscription(to: "lane", sources: ["full", "few", "none"], prefetch: 10) { lane in
                let batch = try await lane.nextBatch(limit: 11, linger: .seconds(30))
                #expect(batch.filter { $0.body == Array("quick".utf8) }.map(\.queue) == ["lane"])
                await lane.acknowledge(batch.map(\.tag))
                #expect(try await lane.collect(40).count == 40)
            }
            for name in ["full", "few"] { #expect(try await fixture.administration.messageCount(name) == 0) }
        }
    }

    @Test func nothingIsTakenWhileOneOfTheQueuesIsMissing() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("there", arguments: ["x-queue-type": "quorum"])
            _ = try await fixture.withPublisher { await $0.publish([.to("there", "a")]) }
            try await fixture.withSubscription(to: "lane", sources: ["there", "missing"]) { lane in
                for _ in 0..<2 {
                    await lane.waitForState { if case .down = $0 { true } else { false } }
                    await lane.suspend()
                    await lane.resume()
                }
                await lane.waitForState { if case .down = $0 { true } else { false } }
                try await fixture.makeQueue("missing")
                await lane.waitForState(\.isOpen)
                _ = try await fixture.withPublisher { await $0.publish([.to("missing", "b")]) }
                let taken = try await lane.collect(2)
                // An earlier attempt would have counted as a delivery.
                #expect(taken.allSatisfy { !$0.redelivered && $0.properties.headers["x-delivery-count"] == nil })
            }
        }
    }

    @Test func aStopGivesBackWhatSeveralQueuesHaveHandedOut() async throws {
        try await LinkFixture.with { fixture in
            for name in ["one", "two"] { try await fixture.makeQueue(name) }
            let messages = (0..<40).map { OutgoingMessage.to($0 < 20 ? "one" : "two", "\($0)") }
            _ = try await fixture.withPublisher { await $0.publish(messages) }
            try await fixture.withSubscription(to: "lane", sources: ["one", "two"]) { lane in
                let batch = try await lane.nextBatch(limit: 1, linger: .zero)
                await lane.stop()
                await lane.acknowledge(batch.map(\.tag))
            }
            try await eventually {
                let left = try await (
                    fixture.administration.messageCount("one"), fixture.administration.messageCount("two")
                )
                return left.0 + left.1 == 39
            }
        }
    }

    @Test func suspendingGivesTheUnsettledBackAndAStaleAckChangesNothing() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            _ = try await fixture.withPublisher { await $0.publish([.to("q", "a")]) }
            try await fixture.withSubscription(to: "q") { subscription in
                let first = try await subscription.nextBatch(limit: 1, linger: .zero)
                await subscription.suspend()
                #expect(subscription.state == .suspended)
                #expect(try await subscription.nextBatch(limit: 1, linger: .zero).isEmpty)
                await subscription.resume()
                let second = try await subscription.nextBatch(limit: 1, linger: .zero)
                #expect(second.map(\.body) == first.map(\.body))
                #expect(second.map(\.redelivered) == [true])
                await subscription.acknowledge(first.map(\.tag))
            }
            #expect(try await fixture.administration.messageCount("q") == 1)
        }
    }

    @Test func aStoppedSubscriptionMayStillAcknowledge() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            _ = try await fixture.withPublisher { await $0.publish([.to("q", "a"), .to("q", "b")]) }
            try await fixture.withSubscription(to: "q", prefetch: 1) { subscription in
                let batch = try await subscription.nextBatch(limit: 1, linger: .zero)
                await subscription.stop()
                #expect(try await subscription.nextBatch(limit: 1, linger: .zero).isEmpty)
                await subscription.acknowledge(batch.map(\.tag))
            }
            #expect(try await fixture.administration.messageCount("q") == 1)
        }
    }

    @Test func whatIsUnderWayAtAStopGoesBackToTheQueue() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            let body = String(repeating: "x", count: 256 << 10)
            _ = try await fixture.withPublisher { await $0.publish((0..<200).map { _ in .to("q", body) }) }
            for _ in 0..<3 {
                try await fixture.withSubscription(to: "q", prefetch: 200) { subscription in
                    let batch = try await subscription.nextBatch(limit: 1, linger: .zero)
                    await subscription.stop()
                    await subscription.acknowledge(batch.map(\.tag))
                }
            }
            try await eventually { try await fixture.administration.messageCount("q") == 197 }
        }
    }

    @Test func aCancelledTakerThrowsAndLosesNothing() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            try await fixture.withSubscription(to: "q") { subscription in
                let waiting = Task { try await subscription.nextBatch(limit: 1, linger: .zero) }
                waiting.cancel()
                await #expect(throws: CancellationError.self) { try await waiting.value }
                _ = try await fixture.withPublisher { await $0.publish([.to("q", "a")]) }
                #expect(try await subscription.nextBatch(limit: 1, linger: .zero).count == 1)
            }
        }
    }

    @Test func aConsumerWhoseQueueWasDeletedComesBackWithTheQueue() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            try await fixture.withSubscription(to: "q") { subscription in
                await subscription.waitForState(\.isOpen)
                try await fixture.administration.deleteQueue("q")
                await subscription.waitForState {
                    if case .down(let error) = $0 { error.code == .notFound } else { false }
                }
                try await fixture.makeQueue("q")
                _ = try await fixture.withPublisher { await $0.publish([.to("q", "again")]) }
                #expect(try await subscription.collect(1).map(\.body) == [Array("again".utf8)])
            }
        }
    }

    @Test func takersWhoSettleInAnyOrderLoseAndRepeatNothing() async throws {
        try await LinkFixture.with { fixture in
            try await fixture.makeQueue("q")
            let messages = (0..<2_000).map { OutgoingMessage.to("q", "\($0)") }
            _ = try await fixture.withPublisher { await $0.publish(messages) }
            let bodies = try await fixture.withSubscription(to: "q", prefetch: 500) { subscription in
                try await withThrowingTaskGroup(of: [[UInt8]].self) { group in
                    for _ in 0..<20 { group.addTask { try await takeHundred(from: subscription) } }
                    return try await group.reduce(into: []) { $0 += $1 }
                }
            }
            #expect(bodies.count == 2_000)
            #expect(Set(bodies) == Set(messages.map(\.body)))
            #expect(try await fixture.administration.checkQueue("q").messageCount == 0)
        }
    }

    /// Takes a hundred deliveries in small batches, settling each batch backwards.
    private func takeHundred(from subscription: AMQPSubscription) async throws -> [[UInt8]] {
        var taken: [[UInt8]] = []
        while taken.count < 100 {
            let batch = try await subscription.nextBatch(limit: min(7, 100 - taken.count), linger: .zero)
            await subscription.acknowledge(batch.map(\.tag).reversed())
            taken += batch.map(\.body)
        }
        return taken
    }
}
