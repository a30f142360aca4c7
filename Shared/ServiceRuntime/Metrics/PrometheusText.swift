import Durability

/// The text format of Prometheus, version 0.0.4.
package enum PrometheusText {
    /// What the text is called in HTTP.
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// The families in the order given, each with its help and type.
    package static func of(_ families: [MetricFamily]) -> String {
        var text = ""
        for family in families {
            let name = family.name.rawValue
            text += "# HELP \(name) \(escapedHelp(family.name.help))\n# TYPE \(name) \(family.name.kind.rawValue)\n"
            for sample in family.samples {
                text += "\(name)\(sample.suffix)\(labels(sample.labels)) \(number(sample.value))\n"
            }
        }
        return text
    }

    /// A number as Prometheus reads it: whole numbers without a point, `+Inf`, `-Inf`, `NaN`.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map { String($0) } ?? String(value)
    }

    private static func labels(_ labels: [MetricLabel]) -> String {
        guard !labels.isEmpty else { return "" }
        return "{" + labels.map { "\($0.name)=\"\(escapedLabel($0.value))\"" }.joined(separator: ",") + "}"
    }

    private static func escapedHelp(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }

    private static func escapedLabel(_ text: String) -> String {
        escapedHelp(text).replacing("\"", with: "\\\"")
    }
}
