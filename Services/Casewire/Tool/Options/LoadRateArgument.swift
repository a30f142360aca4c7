import ArgumentParser

/// How many messages a second on the command line: a number, or `max`.
enum LoadRateArgument: ExpressibleByArgument {
    case unlimited
    case perSecond(Double)

    init?(argument: String) {
        if argument == "max" {
            self = .unlimited
            return
        }
        guard let rate = Double(argument), rate > 0, rate <= 1_000_000 else { return nil }
        self = .perSecond(rate)
    }
}
