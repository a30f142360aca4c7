import Testing

@testable import Casewire

@Suite struct LatencyHistogramTests {
    private static let percentiles = [0.0, 1, 10, 25, 50, 75, 90, 95, 99, 99.9, 99.99, 100]

    /// Latencies of all magnitudes: as many under a millisecond as over a minute.
    private func latencies(_ count: Int, seed: UInt64) -> [Int64] {
        var random = LoadRandom(seed: seed)
        return (0..<count).map { _ in
            let magnitude = Int64(1) << Int64.random(in: 0..<32, using: &random)
            return min(LatencyHistogram.highest, magnitude + Int64.random(in: 0...magnitude, using: &random))
        }
    }

    @Test(arguments: [1, 2, 7, 100, 4_321, 20_000])
    func percentilesAreThoseOfTheValuesToThreeDigits(count: Int) throws {
        let values = latencies(count, seed: UInt64(count))
        var histogram = LatencyHistogram()
        for value in values { histogram.record(value) }
        let sorted = values.sorted()
        for percent in Self.percentiles {
            let rank = max(1, Int((Double(count) * percent / 100).rounded(.up)))
            let exact = sorted[rank - 1]
            let found = try #require(histogram.value(atPercentile: percent))
            #expect(found >= exact && Double(found - exact) <= Double(exact) / 1_000, "\(percent) of \(count)")
        }
        #expect(histogram.count == count && histogram.maximum == sorted.last)
    }

    @Test func theMeanIsExact() {
        var histogram = LatencyHistogram()
        for value in [10, 20, 1_000_030] as [Int64] { histogram.record(value) }
        #expect(histogram.mean == 333_353.333_333_333_3)
    }

    @Test func whatIsOutOfRangeCountsAtItsEnd() {
        var histogram = LatencyHistogram()
        histogram.record(-5)
        histogram.record(LatencyHistogram.highest * 2)
        #expect(histogram.value(atPercentile: 50) == 0)
        #expect(histogram.value(atPercentile: 100) == LatencyHistogram.highest)
    }

    @Test func withoutValuesThereAreNoPercentiles() {
        var histogram = LatencyHistogram()
        #expect(histogram.value(atPercentile: 50) == nil && histogram.mean == nil)
        histogram.record(3)
        histogram.reset()
        #expect(histogram.count == 0 && histogram.maximum == 0 && histogram.value(atPercentile: 99) == nil)
    }
}
