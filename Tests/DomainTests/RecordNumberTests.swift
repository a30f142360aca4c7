import Domain
import Testing

@Suite struct RecordNumberTests {
    private enum Thing: Numbered {
        static var numberPrefix: String { "CS" }
    }

    private typealias Number = RecordNumber<Thing>

    @Test func aNumberHasAtLeastSevenDigits() {
        #expect(Number(123).description == "CS0000123")
        #expect(Number(12_345_678).description == "CS12345678")
    }

    @Test(arguments: [("CS0000123", Int64(123)), ("cs0000123", 123), ("Cs12345678", 12_345_678)])
    func aNumberIsReadInEitherCase(text: String, value: Int64) {
        #expect(Number(text) == Number(value))
    }

    @Test(arguments: [
        "", "CS", "CS123", "CS000012", "CS00000123", "CS0000000", "INC0000123", "CS0000123 ", "CS000012a",
        "CS99999999999999999999", "CS-000123", "0000123", "CS٠٠٠٠١٢٣",
    ])
    func whatWeWouldNotWriteIsNoNumber(text: String) {
        #expect(Number(text) == nil)
    }

    @Test(
        arguments: [
            ("Re: [CS0000123] TV", [Int64(123)]),
            ("CS0000123: and cs0000124, CS0000123 again", [123, 124]),
            ("support+cs0000123@example.org", [123]),
            ("XCS0000123 CS0000123X CS0000123_4 äCS0000123 CS00001234567890123456", []),
            ("CS0000123/2", [123]),
            ("", []),
        ] as [(String, [Int64])])
    func numbersAreFoundAsWholeWords(text: String, values: [Int64]) {
        #expect(Number.all(in: text) == values.map { Number($0) })
    }
}
