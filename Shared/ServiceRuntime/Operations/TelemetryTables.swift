import Durability
import Messaging

/// The tables of deploy/docs/telemetry.md, made of what the code knows.
package enum TelemetryTables {
    /// The metrics: name, type, labels, meaning.
    package static var metrics: String {
        let rows = MetricName.allCases.map { name in
            let labels = name.labels.map { "`\($0)`" }.joined(separator: ", ")
            return "| `\(name.rawValue)` | \(name.kind.rawValue) | \(labels.isEmpty ? "–" : labels) | \(name.help) |"
        }
        return (["| Metric | Type | Labels | Meaning |", "|---|---|---|---|"] + rows).joined(separator: "\n")
    }

    /// The keys of the log: key, meaning.
    package static var logKeys: String {
        let rows = LogKey.allCases.map { "| `\($0.rawValue)` | \($0.meaning) |" }
        return (["| Key | Meaning |", "|---|---|"] + rows).joined(separator: "\n")
    }
}
