import Contracts
import Foundation
import Testing

/// The project's own coding of JSON, held against Foundation's.
@Suite struct WireCodingTests {
    private struct Sample: Codable, Hashable {
        enum Shape: Codable, Hashable {
            case none
            case circle(radius: Double)
            case labelled(String, [Int])
        }

        var name = "A \"quoted\" \\ text\n\u{01}\t – ä 😀"
        var flag = true
        var small: Int8 = -128
        var large = UInt64(Int64.max)
        var fraction = 0.1
        var nothing: String?
        var list = [1, 2, 3]
        var nested = [["a"], [], ["b", "c"]]
        var byName = ["x": 1, "y/z": 2]
        var shapes: [Shape] = [.none, .circle(radius: 2.5), .labelled("l", [4])]
        var empty: [String: String] = [:]
    }

    @Test func whatIsWrittenReadsBackHereAndThere() throws {
        let sample = Sample()
        let bytes = try WireEncoder.encode(sample)
        #expect(try WireDecoder.decode(Sample.self, from: bytes) == sample)
        #expect(try JSONDecoder().decode(Sample.self, from: Data(bytes)) == sample)
        let foreign = try JSONEncoder().encode(sample)
        #expect(try WireDecoder.decode(Sample.self, from: [UInt8](foreign)) == sample)
    }

    @Test(arguments: [
        #"{"name":1}"#, #"{"flag":"true"}"#, #"{"list":[1,"2"]}"#, #"{"list":{"a":1}}"#,
        #"{"nested":[["a"],[null]]}"#, #"{"fraction":"0.1"}"#,
    ])
    func theSameMemberIsAtFault(change: String) throws {
        let changed = try JSONValue(parsing: Array(change.utf8)).properties
        let whole = try JSONValue(parsing: try WireEncoder.encode(Sample())).properties
        let names = Set(changed.map(\.name))
        let bytes = JSONValue.object(whole.filter { !names.contains($0.name) } + changed).document
        let ours = #expect(throws: DecodingError.self) { try WireDecoder.decode(Sample.self, from: bytes) }
        let theirs = #expect(throws: DecodingError.self) { try JSONDecoder().decode(Sample.self, from: Data(bytes)) }
        #expect(ours.map(Self.path) == theirs.map(Self.path))
    }

    @Test(arguments: [
        "", "{", #"{"a":}"#, #"{"a" 1}"#, #"{"a":1,}"#, "[1,]", "[1 2]", "[,]", "{,}", "nul", "truee", "01", "1.", ".5",
        "1e", "+1", "-", #""\x""#, #""\u12g4""#, "\"a\u{0a}b\"", "[1]]", "{} {}", #"{"a":[1,{"b":]}"#, #"{1:2}"#, "'a'",
    ])
    func whatIsNoJSONIsRefused(text: String) {
        #expect(throws: DecodingError.self) { try WireDecoder.decode(Anything.self, from: Array(text.utf8)) }
    }

    @Test(arguments: [
        (#""small":128"#, "small"), (#""small":0,"large":-1"#, "large"), (#""small":1.5"#, "small"),
        (#""small":0,"large":9007199254740993.0"#, "large"), (#""small":0,"large":18446744073709551616"#, "large"),
    ])
    func aNumberOutOfRangeIsNamed(members: String, name: String) {
        let error = #expect(throws: DecodingError.self) {
            try WireDecoder.decode(Sample.self, from: Array(#"{"name":"","flag":true,\#(members)}"#.utf8))
        }
        #expect(error.map(Self.path) == [name])
    }

    @Test func bytesThatAreNotUTF8AreRefusedThoughNobodyReadsThem() {
        #expect(throws: DecodingError.self) {
            try WireDecoder.decode(Anything.self, from: Array(#"{"a":""#.utf8) + [0xff] + Array(#""}"#.utf8))
        }
    }

    @Test func aMillionMembersAreReadInNoTime() throws {
        let members = (0..<200_000).map { "\"m\($0)\":0" }.joined(separator: ",")
        var scanner = JSONScanner(Array("{\(members)}".utf8))
        #expect(try scanner.members().count == 200_000)
        var twice = JSONScanner(Array("{\(members),\"m199999\":1}".utf8))
        #expect(throws: MalformedMessage(field: "m199999", reason: "appears twice")) { try twice.members() }
    }

    @Test func aDictionaryOfManyMembersIsReadInNoTime() throws {
        let members = (0..<200_000).map { "\"m\($0)\":0" }.joined(separator: ",")
        #expect(try WireDecoder.decode([String: Int].self, from: Array("{\(members)}".utf8)).count == 200_000)
    }

    @Test(arguments: [
        #"{"a":1,"b":2,"a":1}"#, #"{"a":1,"\u0061":1}"#, #"{"\u0061":1,"a":1}"#,
        "{" + (0..<40).map { "\"m\($0)\":0," }.joined() + "\"m3\":1}",
    ])
    func aMemberThatComesTwiceIsRefused(text: String) {
        let error = #expect(throws: DecodingError.self) {
            try WireDecoder.decode([String: Int].self, from: Array(text.utf8))
        }
        #expect(error.map(Self.path)?.isEmpty == false)
    }

    @Test func namesThatAreTheSameTextInOtherBytesAreNoCrash() throws {
        let names = ["e\u{301}", "\u{e9}"] + (0..<40).map { "m\($0)" }
        let text = "{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
        #expect(try WireDecoder.decode([String: Int].self, from: Array(text.utf8)).count == 41)
    }

    @Test func aNumberThatJSONHasNotIsNotWritten() {
        #expect(throws: EncodingError.self) { try WireEncoder.encode([Double.nan]) }
    }

    /// Takes whatever it is given.
    private struct Anything: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    private static func path(_ error: DecodingError) -> [String] {
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.codingPath.map(Self.name)
        case .keyNotFound(let key, let context): context.codingPath.map(Self.name) + [key.stringValue]
        @unknown default: []
        }
    }

    private static func name(_ key: any CodingKey) -> String { key.intValue.map(String.init) ?? key.stringValue }
}
