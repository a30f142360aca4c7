import Durability
import Messaging
import Metrics
import ServiceRuntime
import Testing

@Suite struct MeteredTests {
    private struct FixedPublisher: Publisher {
        func publish(_ messages: [OutgoingMessage]) async -> [PublishOutcome] {
            messages.indices.map { $0 == 0 ? .confirmed : .returned(code: 312, reason: "NO_ROUTE") }
        }
    }

    private struct FixedSubscription: Subscription {
        let queue = "casewire.intake.bulk"

        func nextBatch(limit: Int, linger: Duration) async throws -> [Delivery] {
            let origin = DeliveryOrigin(queue: queue, exchange: "", routingKey: queue, redelivered: false)
            return (1...UInt64(limit)).map { number in
                Delivery(
                    tag: DeliveryTag(incarnation: 1, number: number), origin: origin, properties: MessageProperties(),
                    body: [])
            }
        }

        func acknowledge(_ tags: [DeliveryTag]) async throws {}
        func suspend() async {}
        func resume() async {}
        func stop() async {}
    }

    private func value(_ name: MetricName, of label: String = "", _ suffix: String = "", in registry: MetricRegistry)
        -> Double?
    {
        let samples = registry.families.first { $0.name == name }?.samples ?? []
        return samples.first { $0.suffix == suffix && ($0.labels.first?.value ?? "") == label }?.value
    }

    @Test func outcomesAreCounted() async {
        let registry = MetricRegistry()
        let publisher = withMetricsFactory(registry) { MeteredPublisher(FixedPublisher()) }
        let message = OutgoingMessage(exchange: "e", routingKey: "k", properties: MessageProperties(), body: [])
        let outcomes = await publisher.publish([message, message, message])
        #expect(outcomes.first == .confirmed)
        #expect(value(.published, of: "confirmed", in: registry) == 1)
        #expect(value(.published, of: "returned", in: registry) == 2)
        #expect(value(.publishDuration, "_count", in: registry) == 1)
    }

    @Test func batchesAreCounted() async throws {
        let registry = MetricRegistry()
        let subscription = withMetricsFactory(registry) { MeteredSubscription(FixedSubscription()) }
        let batch = try await subscription.nextBatch(limit: 5, linger: .zero)
        try await subscription.acknowledge(batch.map(\.tag))
        let queue = "casewire.intake.bulk"
        #expect(value(.messages, of: queue, in: registry) == 5)
        #expect(value(.batchSize, of: queue, "_sum", in: registry) == 5)
        #expect(value(.batchDuration, of: queue, "_count", in: registry) == 1)
    }
}
