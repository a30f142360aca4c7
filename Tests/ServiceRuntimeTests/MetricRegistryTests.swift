import Durability
import Metrics
import ServiceRuntime
import Testing

@Suite struct MetricRegistryTests {
    private let registry = MetricRegistry()

    private func sample(_ name: MetricName, _ value: Double, _ labels: MetricLabel...) -> MetricFamily {
        MetricFamily(name, [MetricSample(value, labels: labels)])
    }

    @Test func countersOfTheSameLabelsAreOne() {
        let dimensions = [("queue", "q"), ("outcome", "retried")]
        Counter(label: MetricName.failures.rawValue, dimensions: dimensions, factory: registry).increment(by: 2)
        Counter(label: MetricName.failures.rawValue, dimensions: dimensions, factory: registry).increment()
        #expect(
            registry.families == [sample(.failures, 3, MetricLabel("queue", "q"), MetricLabel("outcome", "retried"))])
    }

    @Test func aCounterNeverFalls() {
        let counter = Counter(
            label: MetricName.published.rawValue, dimensions: [("outcome", "confirmed")], factory: registry)
        counter.increment(by: 5)
        counter.increment(by: -3)
        counter.reset()
        #expect(registry.families == [sample(.published, 5, MetricLabel("outcome", "confirmed"))])
    }

    @Test func aGaugeKeepsTheLatest() {
        let gauge = Gauge(label: MetricName.outboxPending.rawValue, factory: registry)
        gauge.record(7)
        gauge.record(2.5)
        #expect(registry.families == [sample(.outboxPending, 2.5)])
    }

    @Test func aTimerCountsSeconds() {
        Metrics.Timer(label: MetricName.publishDuration.rawValue, dimensions: [], factory: registry).recordMilliseconds(
            250)
        let samples = registry.families.first?.samples ?? []
        #expect(samples.first { $0.suffix == "_sum" }?.value == 0.25)
        #expect(samples.first { $0.labels == [MetricLabel("le", "0.1")] }?.value == 0)
        #expect(samples.first { $0.labels == [MetricLabel("le", "0.25")] }?.value == 1)
    }

    @Test func unknownNamesAndLabelsAreNotKept() {
        Counter(label: "other_total", factory: registry).increment()
        Counter(label: MetricName.published.rawValue, dimensions: [("user", "somebody")], factory: registry).increment()
        Gauge(label: MetricName.published.rawValue, dimensions: [("outcome", "confirmed")], factory: registry).record(1)
        #expect(registry.families.allSatisfy { $0.samples.allSatisfy { $0.value == 0 } })
    }
}
