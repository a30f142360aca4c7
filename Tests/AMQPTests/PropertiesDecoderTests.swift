import Messaging
import Testing

@testable import AMQP

@Suite struct PropertiesDecoderTests {
    private let decoder = PropertiesDecoder(limits: HeaderLimits())

    /// A property list of headers and a message-id.
    private func list(_ table: [UInt8], messageID: String = "m") -> [UInt8] {
        [0b0010_0000, 0b1000_0000] + table + [UInt8(messageID.utf8.count)] + Array(messageID.utf8)
    }

    private func prefixed(_ entries: [UInt8]) -> [UInt8] {
        withUnsafeBytes(of: UInt32(entries.count).bigEndian) { Array($0) } + entries
    }

    /// Tables in one another, the innermost empty.
    private func nested(_ depth: Int) -> [UInt8] {
        var entries: [UInt8] = []
        for _ in 1..<depth { entries = [1, UInt8(ascii: "x"), UInt8(ascii: "F")] + prefixed(entries) }
        return prefixed(entries)
    }

    @Test func whatWasEncodedIsDecoded() throws {
        let headers: MessageHeaders = [
            "a": ["b": .array([1, true, .null, .double(0.5)])], "c": .bytes([0xff]), "d": .timestamp(5), "e": "é",
            "f": .int(-1),
        ]
        let result = decoder.decode(list(try FieldTableEncoder.encode(headers)).span)
        #expect(result.properties.headers == headers)
        #expect(result.properties.messageID == "m")
        #expect(result.defect == nil)
    }

    @Test(arguments: [
        ([UInt8(ascii: "b"), 0xff], HeaderValue.int(-1)), ([UInt8(ascii: "B"), 0xff], .int(255)),
        ([UInt8(ascii: "s"), 0xff, 0xfe], .int(-2)), ([UInt8(ascii: "u"), 0xff, 0xfe], .int(65_534)),
        ([UInt8(ascii: "I"), 0xff, 0xff, 0xff, 0xfd], .int(-3)), ([UInt8(ascii: "i"), 0, 0, 1, 0], .int(256)),
        ([UInt8(ascii: "L"), 0, 0, 0, 0, 0, 0, 0, 9], .int(9)), ([UInt8(ascii: "f"), 0x3f, 0x80, 0, 0], .double(1)),
        ([UInt8(ascii: "D"), 2, 0, 0, 0, 125], .double(1.25)), ([UInt8(ascii: "S"), 0, 0, 0, 1, 0xff], .bytes([0xff])),
    ])
    func everyKindOnTheWireIsRead(_ wire: [UInt8], _ value: HeaderValue) {
        let result = decoder.decode(list(prefixed([1, UInt8(ascii: "x")] + wire)).span)
        #expect(result.properties.headers == ["x": value])
    }

    @Test(arguments: [
        [0, UInt8(ascii: "V")], [1, 0xff, UInt8(ascii: "V")], [1, UInt8(ascii: "x"), UInt8(ascii: "?")], [9],
        [1, UInt8(ascii: "x"), UInt8(ascii: "S"), 0, 0, 0, 9, 1], [1, UInt8(ascii: "x")],
        [1, UInt8(ascii: "x"), UInt8(ascii: "L"), 0xff, 0, 0, 0, 0, 0, 0, 0],
    ])
    func strangeHeadersCostOnlyTheHeaders(_ entries: [UInt8]) {
        let result = decoder.decode(list(prefixed(entries)).span)
        #expect(result.defect != nil)
        #expect(result.properties.headers.isEmpty)
        #expect(result.properties.messageID == "m")
    }

    @Test func headersAreReadToTheLimitOfDepthAndNoFurther() {
        #expect(decoder.decode(list(nested(16)).span).defect == nil)
        let result = decoder.decode(list(nested(17)).span)
        #expect(result.defect?.reason == "the headers are deeper than 16 levels")
        #expect(result.properties.messageID == "m")
    }

    @Test func arraysCountAsLevelsToo() throws {
        var value = HeaderValue.array([])
        for _ in 2..<17 { value = .array([value]) }
        let table = try FieldTableEncoder.encode(["x": value], maximumDepth: 40)
        #expect(decoder.decode(list(table).span).defect != nil)
        #expect(throws: AMQPError.self) { try FieldTableEncoder.encode(["x": value]) }
    }

    @Test func aHeaderThatComesTwiceHasItsLastValueWhateverItsKind() throws {
        let number = Array(try FieldTableEncoder.encode(["x": 1]).dropFirst(4))
        let text = Array(try FieldTableEncoder.encode(["x": "a"]).dropFirst(4))
        for (entries, last) in [(number + text, HeaderValue.string("a")), (text + number, .int(1))] {
            let headers = decoder.decode(list(prefixed(entries)).span).properties.headers
            #expect(headers["x"] == last)
            #expect(headers.dictionary == ["x": last])
        }
    }

    @Test func headersOverTheLimitOfSizeAreSkipped() throws {
        let table = try FieldTableEncoder.encode(["x": .bytes(Array(repeating: 0, count: 16_384))])
        let result = decoder.decode(list(table).span)
        #expect(result.defect != nil)
        #expect(result.properties.messageID == "m")
    }

    @Test func aTruncatedListIsADefect() {
        #expect(decoder.decode([0b1000_0000].span).defect != nil)
        #expect(decoder.decode([0b1000_0000, 0, 5, 65].span).defect != nil)
        #expect(decoder.decode([0b0010_0000, 0, 0, 0, 0, 9].span).defect != nil)
    }

    @Test(arguments: [String(repeating: "x", count: 256), ""]) func headerNamesHaveOneTo255Bytes(_ name: String) {
        #expect(throws: AMQPError.self) { try FieldTableEncoder.encode([name: 1]) }
    }

    @Test func noTruncationOfAnEncodedTableCrashesTheDecoder() throws {
        let table = list(
            try FieldTableEncoder.encode(["a": ["b": .array([1, "two", .double(3)])], "c": .timestamp(1)]))
        for count in 0..<table.count {
            #expect(decoder.decode(Array(table[..<count]).span).defect != nil)
        }
    }
}
