/// How often each latency was measured, to three significant digits, from 1 µs to one hour, after the manner of
/// HdrHistogram: cells that grow with the value, so that recording costs the same everywhere.
struct LatencyHistogram: Sendable {
    /// The highest latency that is told apart, in microseconds; higher ones count as this.
    static let highest: Int64 = 3_600_000_000

    /// 2,048 cells of one microsecond, then 1,024 for each doubling: no cell is wider than a thousandth of its value.
    private static let halfBits = 10
    private static let linear: Int64 = 2 << halfBits

    private var cells = [UInt64](repeating: 0, count: Self.cell(of: Self.highest) + 1)
    private(set) var count = 0
    /// The highest latency, in microseconds; 0 if there is none.
    private(set) var maximum: Int64 = 0
    private var minimum = Self.highest
    private var sum = 0.0

    /// The mean, in microseconds; `nil` if there is none.
    var mean: Double? { count > 0 ? sum / Double(count) : nil }

    /// Counts a latency in microseconds; less than nothing counts as nothing.
    mutating func record(_ microseconds: Int64) {
        let value = min(max(0, microseconds), Self.highest)
        cells[Self.cell(of: value)] += 1
        count += 1
        maximum = max(maximum, value)
        minimum = min(minimum, value)
        sum += Double(value)
    }

    /// The latency, in microseconds, that so many percent did not exceed (nearest rank); `nil` if there is none.
    func value(atPercentile percent: Double) -> Int64? {
        guard count > 0 else { return nil }
        let exact = Double(count) * min(max(0, percent), 100) / 100
        let rank = min(count, max(1, Int(exact.rounded(.up))))
        var seen = 0
        for cell in Self.cell(of: minimum)...Self.cell(of: maximum) {
            seen += Int(cells[cell])
            if seen >= rank { return min(maximum, Self.highest(in: cell)) }
        }
        return maximum
    }

    /// Forgets everything.
    mutating func reset() {
        guard count > 0 else { return }
        self = LatencyHistogram()
    }

    private static func cell(of value: Int64) -> Int {
        let bits = Int64.bitWidth - value.leadingZeroBitCount
        let doublings = max(0, bits - halfBits - 1)
        return doublings << halfBits + Int(value >> Int64(doublings))
    }

    private static func highest(in cell: Int) -> Int64 {
        guard cell >= linear else { return Int64(cell) }
        let doublings = cell >> halfBits - 1
        let step = Int64(cell - doublings << halfBits)
        return (step + 1) << Int64(doublings) - 1
    }
}
