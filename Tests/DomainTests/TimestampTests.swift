import Domain
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", Int64(0)),
        ("1970-01-01T00:00:00.000001Z", 1),
        ("1969-12-31T23:59:59.999999Z", -1),
        ("1970-01-01T02:00:00+02:00", 0),
        ("1969-12-31t19:00:00-05:00", 0),
        ("1970-01-01 00:00:00.1234567Z", 123_456),
        ("2000-02-29T12:34:56Z", 951_827_696_000_000),
        ("2016-12-31T23:59:60Z", 1_483_228_800_000_000),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000_000),
        ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
    ])
    func aDateTimeIsAnInstant(text: String, microseconds: Int64) {
        #expect(Timestamp(rfc3339: text) == Timestamp(microseconds: microseconds))
    }

    @Test(arguments: [
        "", "2026-05-04", "2026-05-04T08:00:00", "2026-05-04T08:00Z", "2026-05-04T24:00:00Z", "2026-05-04T08:60:00Z",
        "2026-05-04T08:00:61Z", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z", "2026-05-00T00:00:00Z", "2026-05-04T08:00:00.Z", "2026-05-04T08:00:00Zx",
        "2026-05-04T08:00:00+24:00", "2026-05-04T08:00:00+0200", "+026-05-04T08:00:00Z", "２026-05-04T08:00:00Z",
        "0000-12-31T00:00:00Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
    ])
    func whatIsNoDateTimeIsNothing(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func everyInstantReadsAsItIsWritten(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let years: ClosedRange<Int64> = -62_135_596_800_000_000...253_402_300_799_999_999
        let instant = Timestamp(microseconds: Int64.random(in: years, using: &generator))
        #expect(Timestamp(rfc3339: instant.rfc3339) == instant)
        #expect(instant.rfc3339.utf8.count == 27)
    }

    @Test func anInstantThatNoDateTimeNamesIsWrittenAsTheNearest() {
        #expect(Timestamp(microseconds: .min).rfc3339 == "0001-01-01T00:00:00.000000Z")
        #expect(Timestamp(microseconds: .max).rfc3339 == "9999-12-31T23:59:59.999999Z")
    }

    @Test func timePassesInWholeMicroseconds() {
        let instant = Timestamp(microseconds: 5)
        #expect(instant.advanced(by: .nanoseconds(1_999)).microseconds == 6)
        #expect(instant.advanced(by: .seconds(-1)).since(instant) == .seconds(-1))
        #expect(Timestamp(microseconds: 4) < instant)
    }
}
