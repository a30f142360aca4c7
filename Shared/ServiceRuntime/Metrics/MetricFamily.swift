package import Durability

/// One metric with all its values, as it is shown to Prometheus.
package struct MetricFamily: Equatable, Sendable {
    package let name: MetricName
    package let samples: [MetricSample]

    /// Gathers the values of a metric.
    package init(_ name: MetricName, _ samples: [MetricSample]) {
        self.name = name
        self.samples = samples
    }
}
