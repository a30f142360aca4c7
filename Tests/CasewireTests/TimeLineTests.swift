import Domain
import Testing

@testable import Casewire

@Suite struct TimeLineTests {
    private func entry(_ time: String, _ what: String, detail: String = "") throws -> TimeLine.Entry {
        let at = try #require(Timestamp(rfc3339: time))
        return TimeLine.Entry(at: at, actor: "agent ann", what: what, detail: detail)
    }

    @Test func entriesStandInOrderWithTheTimeBetweenThem() throws {
        let line = TimeLine([
            try entry("2026-05-04T08:00:01.5Z", "opened"),
            try entry("2026-05-04T08:00:00Z", "created", detail: "by mail"),
            try entry("2026-05-04T09:30:00Z", "closed"),
        ])
        #expect(
            line.lines(Painter(isColoured: false)) == [
                "2026-05-04 UTC",
                "  08:00:00.000           ┌ created  agent ann  by mail",
                "  08:00:01.500    +1.5s  ├ opened   agent ann",
                "  09:30:00.000   +1h29m  └ closed   agent ann",
            ])
    }

    @Test func eachDayHasItsHeading() throws {
        let line = TimeLine([try entry("2026-05-04T23:59:59Z", "a"), try entry("2026-05-05T00:00:00Z", "b")])
        #expect(
            line.lines(Painter(isColoured: false)).filter { $0.hasSuffix("UTC") } == [
                "2026-05-04 UTC", "2026-05-05 UTC",
            ])
    }

    @Test func entriesOfOneInstantKeepTheirOrder() throws {
        let line = TimeLine([try entry("2026-05-04T08:00:00Z", "first"), try entry("2026-05-04T08:00:00Z", "second")])
        #expect(line.entries.map(\.what) == ["first", "second"])
    }

    @Test(arguments: [
        (Duration.milliseconds(20), "20ms"), (.milliseconds(1_250), "1.2s"), (.seconds(90), "1m30s"),
        (.seconds(3_700), "1h1m"),
        (.seconds(90_000), "1d1h"),
    ])
    func lapsesAreToldInTheirLargestUnits(duration: Duration, text: String) {
        #expect(TimeLine.lapse(duration) == text)
    }
}
