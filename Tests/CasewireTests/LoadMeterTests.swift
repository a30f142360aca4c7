import Testing

@testable import Casewire

@Suite struct LoadMeterTests {
    @Test func latencyCountsFromTheInstantAtWhichTheMessageWasDue() {
        var meter = LoadMeter()
        meter.reached(.accepted, at: 5_000, scheduled: 2_000)
        #expect(meter.latencies(.accepted).maximum == 3_000)
        #expect(meter.latencies(.created).count == 0)
    }

    @Test func aSliceHoldsWhatHappenedInItAlone() {
        var meter = LoadMeter()
        meter.published(3)
        meter.reached(.accepted, at: 500_000, scheduled: 0)
        meter.closeSlice(at: 1_000_000)
        meter.reached(.accepted, at: 1_200_000, scheduled: 1_190_000)
        meter.closeSlice(at: 2_000_000)
        let accepted = meter.slices.map { $0.stages[LoadStage.accepted.rawValue] }
        #expect(accepted.map(\.count) == [1, 1] && accepted[1].p99 == 10_000)
        #expect(meter.slices.map(\.published) == [3, 0] && meter.slices.map(\.begin) == [0, 1_000_000])
    }

    @Test func throughputCountsUpToTheLastThatCame() {
        var meter = LoadMeter()
        for second in 1...4 as ClosedRange<Int64> { meter.reached(.created, at: second * 1_000_000, scheduled: 0) }
        meter.closeSlice(at: 60_000_000)
        #expect(meter.throughput(.created) == 1)
        #expect(meter.throughput(.assigned) == nil)
    }
}
