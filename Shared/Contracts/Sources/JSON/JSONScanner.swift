/// Walks over JSON bytes without decoding what it does not need.
///
/// It checks that brackets, strings and literals are closed and in place, not each number: whoever decodes a value
/// checks that.
package struct JSONScanner {
    /// How deep objects and lists may lie in one another.
    package static let depthLimit = 64

    package let bytes: [UInt8]
    package private(set) var index: Int
    private let end: Int

    /// Starts at the front of a range of the bytes; the whole by default.
    package init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
        self.bytes = bytes
        index = range?.lowerBound ?? 0
        end = range?.upperBound ?? bytes.count
    }

    /// Whether nothing but white space is left.
    package mutating func isAtEnd() -> Bool {
        skipWhitespace()
        return index == end
    }

    /// The next byte that is not white space, without taking it; `nil` at the end.
    package mutating func peek() -> UInt8? {
        skipWhitespace()
        return index < end ? bytes[index] : nil
    }

    /// The members of the object that stands next, in order; throws if it is no object, or names a member twice.
    package mutating func members() throws(MalformedMessage) -> [JSONMember] {
        var members: [JSONMember] = []
        try take(UInt8(ascii: "{"))
        if peek() == UInt8(ascii: "}") {
            index += 1
            return members
        }
        repeat {
            let name = try string()
            guard !members.contains(where: { $0.name == name }) else {
                throw MalformedMessage(field: name, reason: "appears twice")
            }
            try take(UInt8(ascii: ":"))
            members.append(JSONMember(name: name, value: try skipValue()))
        } while try continues(until: UInt8(ascii: "}"))
        return members
    }

    /// The string that stands next, with its escapes undone.
    package mutating func string() throws(MalformedMessage) -> String {
        guard peek() == UInt8(ascii: "\"") else { throw Self.notJSON }
        let start = index + 1
        let hasEscapes = try skipString()
        let content = bytes[start..<(index - 1)]
        guard let text = hasEscapes ? JSONEscapes.undone(in: content) : String(validating: content, as: UTF8.self)
        else {
            throw Self.notJSON
        }
        return text
    }

    /// Passes over the value that stands next; returns where it stands.
    package mutating func skipValue() throws(MalformedMessage) -> Range<Int> {
        guard let first = peek() else { throw Self.notJSON }
        let start = index
        switch first {
        case UInt8(ascii: "\""): _ = try skipString()
        case UInt8(ascii: "{"), UInt8(ascii: "["): try skipNested()
        default: try skipLiteral()
        }
        return start..<index
    }

    /// Takes a separator or the closing bracket; returns whether another element follows.
    package mutating func continues(until closing: UInt8) throws(MalformedMessage) -> Bool {
        let next = peek()
        index += 1
        if next == UInt8(ascii: ",") { return true }
        guard next == closing else { throw Self.notJSON }
        return false
    }

    /// Takes the byte that must stand next.
    package mutating func take(_ byte: UInt8) throws(MalformedMessage) {
        guard peek() == byte else { throw Self.notJSON }
        index += 1
    }

    private static let notJSON = MalformedMessage(reason: "is not JSON")

    private mutating func skipWhitespace() {
        while index < end {
            switch bytes[index] {
            case 0x20, 0x0a, 0x0d, 0x09: index += 1
            default: return
            }
        }
    }

    /// Passes over a string; returns whether it holds escapes.
    private mutating func skipString() throws(MalformedMessage) -> Bool {
        var hasEscapes = false
        index += 1
        while index < end {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") { return hasEscapes }
            if byte < 0x20 { throw Self.notJSON }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                index += 1
            }
        }
        throw Self.notJSON
    }

    private mutating func skipLiteral() throws(MalformedMessage) {
        let start = index
        while index < end, Self.isLiteral(bytes[index]) { index += 1 }
        guard index > start else { throw Self.notJSON }
    }

    private static func isLiteral(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "E"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): true
        default: false
        }
    }

    /// Passes over an object or a list, whatever it holds, up to the bracket that closes it.
    private mutating func skipNested() throws(MalformedMessage) {
        var closing: [UInt8] = []
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "{"): closing.append(UInt8(ascii: "}"))
            case UInt8(ascii: "["): closing.append(UInt8(ascii: "]"))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard closing.popLast() == byte else { throw Self.notJSON }
            case UInt8(ascii: "\""):
                _ = try skipString()
                continue
            case UInt8(ascii: ","), UInt8(ascii: ":"): break
            default:
                try skipLiteral()
                continue
            }
            index += 1
            if closing.isEmpty { return }
            guard closing.count <= Self.depthLimit else { throw MalformedMessage(reason: "is nested too deep") }
        }
        throw Self.notJSON
    }
}
