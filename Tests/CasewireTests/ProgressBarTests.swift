import Testing

@testable import Casewire

@Suite struct ProgressBarTests {
    @Test func theBarFillsWithTheWork() {
        var bar = ProgressBar("publishing", total: 48)
        bar.advance(by: 12, detail: "")
        #expect(bar.drawn(after: .zero, width: 80) == "publishing ██████░░░░░░░░░░░░░░░░░░ 12/48")
    }

    @Test func theRateShowsAfterTheFirstSecond() {
        var bar = ProgressBar("publishing", total: 100)
        bar.advance(by: 50, detail: "a.eml")
        #expect(bar.drawn(after: .seconds(2), width: 80).hasSuffix(" 50/100 (25/s) a.eml"))
        #expect(bar.told(after: .seconds(20)) == "publishing: 50 of 100 (50 %) (2.5/s)")
    }

    @Test func unknownTotalsAreOnlyCounted() {
        var bar = ProgressBar("reading", total: nil)
        bar.advance(by: 7, detail: "")
        #expect(bar.drawn(after: .zero, width: 80) == "reading 7")
        #expect(bar.told(after: .zero) == "reading: 7")
    }

    @Test func moreThanTheTotalIsAFullBar() {
        var bar = ProgressBar("x", total: 1)
        bar.advance(by: 5, detail: "")
        #expect(bar.drawn(after: .zero, width: 80).contains(String(repeating: "█", count: 24)))
        #expect(bar.told(after: .zero).contains("100 %"))
    }

    @Test func theLineIsNeverWiderThanTheTerminal() {
        var bar = ProgressBar("publishing", total: 100)
        bar.advance(by: 1, detail: String(repeating: "long ", count: 50))
        #expect(bar.drawn(after: .zero, width: 40).displayWidth <= 40)
    }
}
