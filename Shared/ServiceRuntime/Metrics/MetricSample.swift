/// One value of a metric.
package struct MetricSample: Equatable, Sendable {
    /// What follows the metric's name: empty, or `_bucket`, `_sum`, `_count` of a histogram.
    package let suffix: String
    package let labels: [MetricLabel]
    package let value: Double

    /// Makes a value.
    package init(_ value: Double, suffix: String = "", labels: [MetricLabel] = []) {
        self.suffix = suffix
        self.labels = labels
        self.value = value
    }
}
