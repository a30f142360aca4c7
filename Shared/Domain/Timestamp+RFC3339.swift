extension Timestamp {
    /// Reads an RFC 3339 date-time, such as `2026-05-04T08:00:00.25+03:00`; digits past the microsecond are dropped.
    ///
    /// `nil` for anything else, a day that does not exist, an offset beyond ±23:59, or an instant outside the years
    /// 1 to 9999 of UTC. A leap second reads as the next minute's start.
    package init?(rfc3339 text: String) {
        var reader = DigitReader(text)
        guard let date = reader.date(), reader.take("T") || reader.take("t") || reader.take(" "),
            let secondOfDay = reader.secondOfDay(), let fraction = reader.fraction(), let offset = reader.offset(),
            reader.isAtEnd
        else { return nil }
        let seconds = Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay - offset * 60)
        guard Self.writableSeconds.contains(seconds) else { return nil }
        self.init(microseconds: seconds * 1_000_000 + Int64(fraction))
    }

    /// From 0001-01-01 up to 10000-01-01, which four digits can name.
    private static let writableSeconds =
        Int64(CivilDate(year: 1, month: 1, day: 1).daysSinceEpoch) * 86_400..<Int64(
            CivilDate(year: 10_000, month: 1, day: 1).daysSinceEpoch) * 86_400

    /// The instant in RFC 3339, UTC, with six decimals: `2026-05-04T05:00:00.250000Z`; of one outside the years 1 to
    /// 9999, the nearest that can be written.
    package var rfc3339: String {
        let first = Self.writableSeconds.lowerBound * 1_000_000
        let writable = min(max(microseconds, first), Self.writableSeconds.upperBound * 1_000_000 - 1)
        let (seconds, fraction) = writable.flooredQuotientAndRemainder(dividingBy: 1_000_000)
        let (days, secondOfDay) = seconds.flooredQuotientAndRemainder(dividingBy: 86_400)
        let date = CivilDate(daysSinceEpoch: Int(days))
        let clock = Int(secondOfDay)
        var text: [UInt8] = []
        text.reserveCapacity(27)
        text.append(date.year, digits: 4)
        text.append(UInt8(ascii: "-"))
        text.append(date.month, digits: 2)
        text.append(UInt8(ascii: "-"))
        text.append(date.day, digits: 2)
        text.append(UInt8(ascii: "T"))
        text.append(clock / 3_600, digits: 2)
        text.append(UInt8(ascii: ":"))
        text.append(clock / 60 % 60, digits: 2)
        text.append(UInt8(ascii: ":"))
        text.append(clock % 60, digits: 2)
        text.append(UInt8(ascii: "."))
        text.append(Int(fraction), digits: 6)
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }
}

extension Timestamp: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let timestamp = Timestamp(rfc3339: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "must be an RFC 3339 date-time")
        }
        self = timestamp
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rfc3339)
    }
}

extension Timestamp: CustomStringConvertible {
    package var description: String { rfc3339 }
}

/// Reads fixed-width numbers off the front of an ASCII text.
private struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(digits: Int) -> Int? {
        guard rest.count >= digits else { return nil }
        var value = 0
        for byte in rest.prefix(digits) {
            guard let digit = byte.decimalDigit else { return nil }
            value = value * 10 + digit
        }
        rest = rest.dropFirst(digits)
        return value
    }

    /// A day that exists.
    mutating func date() -> CivilDate? {
        guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
            let day = number(digits: 2), (1...12).contains(month),
            day >= 1, day <= CivilDate.days(inMonth: month, of: year)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// Seconds since midnight; a leap second counts.
    mutating func secondOfDay() -> Int? {
        guard let hour = number(digits: 2), take(":"), let minute = number(digits: 2), take(":"),
            let second = number(digits: 2), hour < 24, minute < 60, second <= 60
        else { return nil }
        return hour * 3_600 + minute * 60 + second
    }

    /// The microseconds after the decimal point; 0 if there is none, `nil` if the point has no digit behind it.
    mutating func fraction() -> Int? {
        guard take(".") else { return 0 }
        var value = 0
        var digits = 0
        while let digit = rest.first?.decimalDigit {
            if digits < 6 { value = value * 10 + digit }
            digits += 1
            rest.removeFirst()
        }
        guard digits > 0 else { return nil }
        for _ in 0..<max(0, 6 - digits) { value *= 10 }
        return value
    }

    /// The minutes east of UTC.
    mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = number(digits: 2), take(":"), let minutes = number(digits: 2),
            hours < 24, minutes < 60
        else { return nil }
        return sign * (hours * 60 + minutes)
    }
}

extension UInt8 {
    fileprivate var decimalDigit: Int? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) ? Int(self - UInt8(ascii: "0")) : nil
    }
}

extension [UInt8] {
    /// Appends the last digits of a number that is not negative.
    fileprivate mutating func append(_ number: Int, digits: Int) {
        var divisor = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }
}
