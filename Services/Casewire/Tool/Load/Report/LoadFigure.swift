import Domain

/// Numbers for people.
enum LoadFigure {
    /// A latency of so many microseconds, such as `1.24 ms`; `–` if there is none.
    static func latency(_ microseconds: Int64?) -> String {
        guard let microseconds else { return "–" }
        switch microseconds {
        case ..<1_000: return "\(microseconds) µs"
        case ..<1_000_000: return "\(significant(Double(microseconds) / 1_000)) ms"
        default: return "\(significant(Double(microseconds) / 1_000_000)) s"
        }
    }

    /// A number of things a second; `–` if there is none.
    static func rate(_ perSecond: Double?) -> String { perSecond.map { "\(significant($0))/s" } ?? "–" }

    /// A duration in seconds, with one decimal place.
    static func seconds(_ duration: Duration) -> String {
        let tenths = (duration.wholeMicroseconds + 50_000) / 100_000
        return "\(tenths / 10).\(tenths % 10) s"
    }

    /// Three significant digits, or all digits before the point.
    static func significant(_ value: Double) -> String {
        let places = value >= 100 ? 0 : value >= 10 ? 1 : 2
        let scale = [1, 10, 100][places]
        let scaled = Int((value * Double(scale)).rounded())
        guard places > 0 else { return String(scaled) }
        let fraction = String(scaled % scale)
        return "\(scaled / scale)." + String(repeating: "0", count: places - fraction.count) + fraction
    }
}
