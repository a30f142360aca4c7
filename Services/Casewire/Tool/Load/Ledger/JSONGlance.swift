import Contracts

/// Finds a few members in JSON bytes without making values or even strings of the others.
struct JSONGlance {
    private let bytes: [UInt8]

    /// Looks into these bytes.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Where the value at a path of member names stands; `nil` if it is not there.
    func value(_ path: StaticString...) throws(MalformedMessage) -> Range<Int>? {
        var range = 0..<bytes.count
        for name in path {
            guard let found = try member(name, in: range) else { return nil }
            range = found
        }
        return range
    }

    /// Where the value of a member stands in an object; `nil` if there is none, or this is no object.
    func member(_ name: StaticString, in range: Range<Int>) throws(MalformedMessage) -> Range<Int>? {
        var scanner = JSONScanner(bytes, in: range)
        guard scanner.peek() == UInt8(ascii: "{") else { return nil }
        try scanner.take(UInt8(ascii: "{"))
        guard scanner.peek() != UInt8(ascii: "}") else { return nil }
        repeat {
            let key = try scanner.skipValue()
            try scanner.take(UInt8(ascii: ":"))
            let value = try scanner.skipValue()
            if name.withUTF8Buffer({ bytes[key].dropFirst().dropLast().elementsEqual($0) }) { return value }
        } while try scanner.continues(until: UInt8(ascii: "}"))
        return nil
    }

    /// The text of a string that stands there; `nil` for anything else.
    func text(_ range: Range<Int>?) throws(MalformedMessage) -> String? {
        guard let range, bytes[range.lowerBound] == UInt8(ascii: "\"") else { return nil }
        var scanner = JSONScanner(bytes, in: range)
        return try scanner.string()
    }

    /// A number that stays the same for the same bytes there, and hardly ever comes twice for others (FNV-1a).
    func mark(_ range: Range<Int>) -> UInt64 {
        bytes[range].reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
