import ArgumentParser

/// How many messages a load run publishes, and when.
struct LoadArrivalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Publish so many messages.", valueName: "count"))
    var messages: Int?

    @Option(help: ArgumentHelp("Publish for so long, such as 60s, 5m or 1h.", valueName: "time"))
    var duration: DurationArgument?

    @Option(
        help: ArgumentHelp(
            "Messages a second, or max: as fast as the broker confirms. With --curve the mean.", valueName: "number"))
    var rate: LoadRateArgument?

    @Option(
        help: ArgumentHelp(
            "Publish as a real log's arrivals come: a JSON file with opened_by_hour and opened_by_weekday.",
            valueName: "file"))
    var curve: String?

    @Option(help: ArgumentHelp("With --curve: how many times as fast as the week was.", valueName: "factor"))
    var speed: Double?

    @Option(help: ArgumentHelp("With --curve: the seed of the random arrivals.", valueName: "number"))
    var seed: UInt64 = 1

    func validate() throws {
        guard messages.map({ (1...100_000_000).contains($0) }) ?? true else {
            throw ValidationError("--messages must be from 1 to 100000000.")
        }
        guard messages != nil || duration != nil else {
            throw ValidationError("Say how much: --messages, --duration or both.")
        }
        guard speed == nil || curve != nil else { throw ValidationError("--speed needs --curve.") }
        guard speed.map({ $0 > 0 && $0 <= 1_000_000 }) ?? true else {
            throw ValidationError("--speed must be greater than 0, and at most 1000000.")
        }
        if curve != nil, case .unlimited? = rate {
            throw ValidationError("--curve and --rate max exclude each other.")
        }
    }

    /// The plan; throws `usage` if the curve cannot be read.
    func plan() throws(ToolFailure) -> ArrivalPlan {
        ArrivalPlan(try pace(), messages: messages, duration: duration?.duration, seed: seed)
    }

    private func pace() throws(ToolFailure) -> ArrivalPlan.Pace {
        guard let curve else {
            guard case .perSecond(let rate)? = rate else { return .unlimited }
            return .constant(rate)
        }
        let arrivals = try ArrivalCurve(json: try ArgumentText.file(curve), name: curve)
        let speed = speed ?? 1
        guard case .perSecond(let rate)? = rate else { return .curve(arrivals, speed: speed, volume: 1) }
        return .curve(arrivals, speed: speed, volume: rate / (arrivals.mean * speed))
    }
}
