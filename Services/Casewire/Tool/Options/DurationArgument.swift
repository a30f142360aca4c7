import ArgumentParser

/// A time on the command line: a number and `ms`, `s`, `m` or `h`, such as `90s`.
struct DurationArgument: ExpressibleByArgument {
    let duration: Duration

    private static let units = [("ms", 0.001), ("s", 1.0), ("m", 60.0), ("h", 3_600.0)]

    /// Takes a time.
    init(_ duration: Duration) { self.duration = duration }

    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = Self.units.first { $0.0 == argument.dropFirst(digits.count) }
        guard let number = Double(digits), let unit, number > 0, number * unit.1 <= 30 * 86_400 else { return nil }
        duration = .seconds(number * unit.1)
    }

    var defaultValueDescription: String { "\(duration.components.seconds)s" }
}
