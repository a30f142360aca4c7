import ArgumentParser

/// A part of a whole on the command line, such as `1%` or `0.5%`.
struct PercentArgument: ExpressibleByArgument {
    /// From 0 to 1.
    let fraction: Double

    init?(argument: String) {
        guard argument.hasSuffix("%"), let percent = Double(argument.dropLast()), (0...100).contains(percent) else {
            return nil
        }
        fraction = percent / 100
    }
}
