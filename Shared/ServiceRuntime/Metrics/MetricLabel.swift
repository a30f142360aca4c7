/// One dimension of a value.
package struct MetricLabel: Equatable, Sendable {
    package let name: String
    package let value: String

    /// Names a dimension's value.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
