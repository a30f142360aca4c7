import Testing

@testable import Casewire

@Suite struct TextCorpusTests {
    @Test func aColumnIsReadAsRFC4180HasIt() {
        let document = "text,label\r\nplain,a\r\n\"with \"\"quotes\"\", commas\nand a break\",b\r\nlast,\"x\ny\""
        #expect(CSVColumn.first(of: document) == ["plain", "with \"quotes\", commas\nand a break", "last"])
    }

    @Test func whatJSONWouldEscapeBecomesABlank() {
        #expect(TextCorpus(lines: ["a\"b\\c\td", "  ", ""]).texts == [Array("a b c d".utf8)])
    }

    @Test func textsAreCutBetweenCharacters() {
        let corpus = TextCorpus(lines: ["äöü"])
        #expect(String(validating: corpus.text(0, bytes: 3), as: UTF8.self) == "ä.")
        #expect(String(validating: corpus.text(0, bytes: 9), as: UTF8.self) == "äöü ä")
        #expect(corpus.text(0, bytes: 0).isEmpty)
    }
}
