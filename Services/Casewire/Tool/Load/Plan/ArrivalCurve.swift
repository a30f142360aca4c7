import Contracts

/// How arrivals are spread over the hours of a week, as a real log shows.
struct ArrivalCurve: Hashable, Sendable {
    /// Arrivals a second in each of the week's 168 hours, from Monday 00:00.
    let rates: [Double]

    static let hoursOfWeek = 168
    static let hour = 3_600.0

    /// Takes the rates of the hours; `nil` unless there are 168 of them, none below zero and not all of them zero.
    init?(rates: [Double]) {
        guard rates.count == Self.hoursOfWeek, rates.allSatisfy({ $0 >= 0 && $0.isFinite }),
            rates.contains(where: { $0 > 0 })
        else { return nil }
        self.rates = rates
    }

    /// Makes the curve of counts by hour of the day and by day of the week (0 is Monday), so that on average one
    /// arrives in each `interval` seconds.
    init?(byHour: [Double], byWeekday: [Double], interval: Double) {
        let (hours, days) = (byHour.reduce(0, +), byWeekday.reduce(0, +))
        guard byHour.count == 24, byWeekday.count == 7, hours > 0, days > 0, interval > 0 else { return nil }
        let week = Double(Self.hoursOfWeek) * Self.hour / interval
        self.init(
            rates: byWeekday.flatMap { day in byHour.map { week * (day / days) * ($0 / hours) / Self.hour } })
    }

    /// The mean number of arrivals a second.
    var mean: Double { rates.reduce(0, +) / Double(rates.count) }

    /// When, in seconds from Monday 00:00 of the first week, as many arrivals are to be expected as there were by
    /// `start`, and `count` more.
    func time(after start: Double, arrivals count: Double) -> Double {
        var (now, left) = (start, count)
        while true {
            let cell = Int(now / Self.hour)
            let end = Double(cell + 1) * Self.hour
            let rate = rates[cell % Self.hoursOfWeek]
            let here = rate * (end - now)
            if here >= left, rate > 0 { return now + left / rate }
            left -= here
            now = end
        }
    }
}

extension ArrivalCurve {
    /// Reads the curve out of a JSON document with the objects `opened_by_hour`, `opened_by_weekday` and
    /// `interarrival_seconds`, at the top or in `servicenow_incidents`; throws `usage` if they are not there.
    init(json bytes: [UInt8], name: String) throws(ToolFailure) {
        let document: JSONValue
        do throws(MalformedMessage) {
            document = try JSONValue(parsing: bytes)
        } catch {
            throw ToolFailure(.usage, "\(name.printable) is no JSON: it \(error.reason).")
        }
        let log = document["servicenow_incidents"] ?? document
        guard let byHour = Self.counts(log["opened_by_hour"], 24),
            let byWeekday = Self.counts(log["opened_by_weekday"], 7),
            let interval = log["interarrival_seconds"]?["mean"]?.decimal,
            let curve = ArrivalCurve(byHour: byHour, byWeekday: byWeekday, interval: interval)
        else {
            throw ToolFailure(
                .usage, "\(name.printable) holds no arrival curve.",
                advice: "It needs opened_by_hour (0 to 23), opened_by_weekday (0 to 6) and interarrival_seconds.mean.")
        }
        self = curve
    }

    private static func counts(_ value: JSONValue?, _ number: Int) -> [Double]? {
        let counts = (0..<number).compactMap { value?[String($0)]?.decimal }
        return counts.count == number ? counts : nil
    }
}

extension JSONValue {
    /// The value of a number; `nil` for the other kinds.
    var decimal: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        case .null, .bool, .string, .list, .object: nil
        }
    }
}
