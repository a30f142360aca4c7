import Durability
package import Messaging
import Metrics

/// A publisher whose outcomes and times are counted.
package struct MeteredPublisher: Publisher {
    private let base: any Publisher
    private let duration = MetricName.publishDuration.timer()
    private let confirmed = MetricName.published.counter("confirmed")
    private let returned = MetricName.published.counter("returned")
    private let rejected = MetricName.published.counter("rejected")
    private let unknown = MetricName.published.counter("unknown")

    /// Counts what the publisher does.
    package init(_ base: any Publisher) {
        self.base = base
    }

    package func publish(_ messages: [OutgoingMessage]) async -> [PublishOutcome] {
        let start = ContinuousClock.now
        let outcomes = await base.publish(messages)
        duration.record(duration: start.duration(to: .now))
        for outcome in outcomes { counter(of: outcome).increment() }
        return outcomes
    }

    private func counter(of outcome: PublishOutcome) -> Counter {
        switch outcome {
        case .confirmed: confirmed
        case .returned: returned
        case .rejected: rejected
        case .unknown: unknown
        }
    }
}
