import Contracts
import Testing

@Suite struct TraceParentTests {
    /// The cases of the W3C's own test suite, for one `traceparent` header by its right name.
    @Test func theCasesOfTheW3CAreJudgedAsTheyShouldBe() throws {
        let cases =
            try ProjectFiles.json("Tests/Fixtures/events/trace_context/traceparent.json")["cases"]?.elements ?? []
        var judged = 0
        for item in cases {
            let headers = (item["headers"]?.elements ?? []).map { $0.elements.compactMap(\.text) }
            guard headers.count == 1, headers[0][0].lowercased() == "traceparent" else { continue }
            let keeps = item["keeps_trace_id"] == .bool(true)
            #expect((TraceParent(headers[0][1]) != nil) == keeps, "\(headers[0][1])")
            judged += 1
        }
        #expect(judged >= 30)
    }

    @Test func aPositionIsWrittenInVersionZero() {
        let text = "cc-12345678901234567890123456789012-1234567890123456-01-more"
        #expect(TraceParent(text)?.description == "00-12345678901234567890123456789012-1234567890123456-01")
    }

    @Test func anIDOfZeroesIsNone() {
        let zero = String(repeating: "0", count: 32)
        #expect(TraceParent(traceID: zero, parentID: "1234567890123456", flags: 1) == nil)
    }
}
