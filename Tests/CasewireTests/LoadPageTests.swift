import Contracts
import Domain
import FoundationEssentials
import Testing

@testable import Casewire

@Suite struct LoadPageTests {
    private var result: LoadResult {
        var meter = LoadMeter()
        for number in 0..<200 as Range<Int64> {
            meter.published(1)
            meter.reached(.accepted, at: number * 20_000 + 3_000, scheduled: number * 20_000)
            if number % 50 == 49 { meter.closeSlice(at: number * 20_000 + 20_000) }
        }
        return LoadResult(
            run: "r1", begunAt: Timestamp(microseconds: 1_780_000_000_000_000), target: "broker:5672/casewire",
            settings: LoadSettings.Summary(properties: [("rate", "max"), ("agents", .count(3))]),
            counts: LoadCounts(LoadLedger()), repeated: 7, outcomes: ["opened": 200], meter: meter,
            scope: LoadAccount.Scope(), refusedAcceptances: [:],
            proofs: [LoadProof(name: "A & B", holds: false, finding: "1 < 2")])
    }

    @Test func thePageNeedsNothingButItself() {
        let html = LoadPage(result).html
        for word in ["<script", "http://", "https://", "<link", "url(", "@import"] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(html.contains("prefers-color-scheme:dark") && html.components(separatedBy: "<svg").count == 5)
    }

    @Test func theReportSaysWhatWasAskedForAndInWhatItMeasures() {
        let told = result.lines(Painter(isColoured: false))
        #expect(told[0] == "Run r1, begun 2026-05-28T20:26:40.000000Z, on broker:5672/casewire")
        #expect(told.contains("  rate max, agents 3") && told[2].contains("0 published, 7 of them twice"))
        #expect(LoadPage(result).html.contains("rate max, agents 3"))
        #expect(result.json["settings"]?["agents"] == .integer(3) && result.json["repeated"] == .integer(7))
        #expect(result.json["latencyUnit"]?.text == "microseconds")
    }

    @Test func whatIsToldIsEscaped() {
        let html = LoadPage(result).html
        #expect(html.contains("A &amp; B") && html.contains("1 &lt; 2") && html.contains("1 of 1 proofs fail"))
    }

    @Test func axesHaveRoundMarks() {
        #expect(LinePlot.steps(upTo: 730) == [0, 200, 400, 600, 800])
        #expect(LinePlot.steps(upTo: 1) == [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1])
        #expect(LinePlot.steps(upTo: 0) == [0, 1])
        #expect([1.5, 0.6000000000000001, -2, 0].map(LinePlot.text) == ["1.5", "0.6", "-2", "0"])
    }

    @Test func aLineHasAGapWhereNothingWasMeasured() {
        var plot = LinePlot(title: "t", horizontal: "x")
        plot.isLogarithmic = true
        plot.add("s", [(1, 10), (2, 10), (3, nil), (4, 0), (5, 10), (6, nil), (7, 10), (8, 10)])
        let lines = plot.svg.components(separatedBy: "points=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(lines.map { $0.split(separator: " ").count } == [2, 2, 2])
        #expect(Set(lines[1].split(separator: " ")).count == 1)
    }

    @Test func veryManyPointsAreThinnedToTheirPeaks() {
        var plot = LinePlot(title: "t", horizontal: "x")
        plot.add("s", (0..<10_000).map { (Double($0), $0 == 777 ? 9_000 : 1) })
        #expect(plot.svg.utf8.count < 20_000 && plot.svg.contains("10000</text>"))
    }

    @Test func figuresHaveThreeDigits() {
        #expect(
            [7, 1_234, 45_678, 1_234_567, 123_456_789].map { LoadFigure.latency($0) } == [
                "7 µs", "1.23 ms", "45.7 ms", "1.23 s", "123 s",
            ])
        #expect(LoadFigure.latency(nil) == "–" && LoadFigure.rate(0.05) == "0.05/s")
        #expect(LoadFigure.seconds(.milliseconds(2_960)) == "3.0 s")
    }

    @Test func theTableHasARowForEachStageThatWasReached() {
        #expect(result.table.rows.map(\.first) == ["accepted"])
        #expect(result.json["stages"]?.elements.first?["p99"] == .integer(3_000))
    }
}
