/// Walks over JSON bytes without decoding what it does not need; what it passes over is checked to be JSON.
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
        var later: Set<String> = []
        try take(UInt8(ascii: "{"))
        guard !takes(UInt8(ascii: "}")) else { return members }
        repeat {
            let name = try string()
            // A few names are compared one by one; thousands would take for ever.
            let isNew =
                !members.prefix(16).contains { $0.name == name } && (members.count < 16 || later.insert(name).inserted)
            guard isNew else { throw MalformedMessage(field: name, reason: "appears twice") }
            try take(UInt8(ascii: ":"))
            members.append(JSONMember(name: name, value: try skipValue()))
        } while try continues(until: UInt8(ascii: "}"))
        return members
    }

    /// Shows the members of the object that stands next: where the name stands within its quotes, where the value, and
    /// whether the name is written without escapes.
    mutating func eachMember(
        _ body: (Range<Int>, Range<Int>, Bool) throws(MalformedMessage) -> Void
    ) throws(MalformedMessage) {
        try take(UInt8(ascii: "{"))
        guard !takes(UInt8(ascii: "}")) else { return }
        repeat {
            guard peek() == UInt8(ascii: "\"") else { throw Self.notJSON }
            let start = index + 1
            let hasEscapes = try skipString()
            let name = start..<index - 1
            try take(UInt8(ascii: ":"))
            try body(name, try skipValue(), !hasEscapes)
        } while try continues(until: UInt8(ascii: "}"))
    }

    /// Where the elements of the list stand that stands next, in order.
    mutating func elements() throws(MalformedMessage) -> [Range<Int>] {
        var elements: [Range<Int>] = []
        try take(UInt8(ascii: "["))
        guard !takes(UInt8(ascii: "]")) else { return elements }
        repeat {
            elements.append(try skipValue())
        } while try continues(until: UInt8(ascii: "]"))
        return elements
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
        guard takes(byte) else { throw Self.notJSON }
    }

    static let notJSON = MalformedMessage(reason: "is not JSON")

    /// Takes the byte if it stands next.
    private mutating func takes(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipWhitespace() {
        while index < end, Self.isBlank(bytes[index]) { index += 1 }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09
    }
}

// Passing over values.
extension JSONScanner {
    /// The objects and lists that a value stands in: a bit each, the innermost last.
    private struct Nest {
        private(set) var depth = 0
        private var objects: UInt64 = 0

        var isObject: Bool { objects & 1 == 1 }
        var closing: UInt8 { isObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }

        mutating func open(asObject isObject: Bool) throws(MalformedMessage) {
            guard depth < JSONScanner.depthLimit else { throw MalformedMessage(reason: "is nested too deep") }
            objects = objects << 1 | (isObject ? 1 : 0)
            depth += 1
        }

        mutating func close() {
            objects >>= 1
            depth -= 1
        }
    }

    /// Passes over an object or a list, whatever it holds, up to the bracket that closes it.
    private mutating func skipNested() throws(MalformedMessage) {
        var nest = Nest()
        repeat {
            guard try enters(&nest) else { continue }
            try leave(&nest)
        } while nest.depth > 0
    }

    /// Takes a value, or the bracket that opens one; returns whether a value has ended.
    private mutating func enters(_ nest: inout Nest) throws(MalformedMessage) -> Bool {
        guard let byte = peek() else { throw Self.notJSON }
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            index += 1
            try nest.open(asObject: byte == UInt8(ascii: "{"))
            guard !takes(nest.closing) else {
                nest.close()
                return true
            }
            if nest.isObject { try skipName() }
            return false
        case UInt8(ascii: "\""): _ = try skipString()
        default: try skipLiteral()
        }
        return true
    }

    /// Takes what may stand behind a value: brackets that close, or a comma before the next.
    private mutating func leave(_ nest: inout Nest) throws(MalformedMessage) {
        while nest.depth > 0 {
            if try continues(until: nest.closing) {
                if nest.isObject { try skipName() }
                return
            }
            nest.close()
        }
    }

    private mutating func skipName() throws(MalformedMessage) {
        guard peek() == UInt8(ascii: "\"") else { throw Self.notJSON }
        _ = try skipString()
        try take(UInt8(ascii: ":"))
    }

    /// Passes over a string; returns whether it holds escapes.
    private mutating func skipString() throws(MalformedMessage) -> Bool {
        var hasEscapes = false
        var isASCII = true
        index += 1
        let start = index
        while index < end {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") {
                guard isASCII || String(validating: bytes[start..<index - 1], as: UTF8.self) != nil else { break }
                return hasEscapes
            }
            if byte < 0x20 { break }
            if byte >= 0x80 { isASCII = false }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                try skipEscape()
            }
        }
        throw Self.notJSON
    }

    private mutating func skipEscape() throws(MalformedMessage) {
        guard index < end else { throw Self.notJSON }
        defer { index += 1 }
        switch bytes[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        case UInt8(ascii: "u"):
            let digits = bytes[index..<end].dropFirst().prefix(4)
            guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
                throw Self.notJSON
            }
        default: throw Self.notJSON
        }
    }

    /// Passes over a number, `true`, `false` or `null` (RFC 8259 sections 3 and 6).
    private mutating func skipLiteral() throws(MalformedMessage) {
        for word in ["true", "false", "null"] where bytes[index..<end].starts(with: word.utf8) {
            index += word.utf8.count
            return
        }
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        let start = index
        guard skipDigits(), bytes[start] != UInt8(ascii: "0") || index == start + 1 else { throw Self.notJSON }
        if index < end, bytes[index] == UInt8(ascii: ".") {
            index += 1
            guard skipDigits() else { throw Self.notJSON }
        }
        guard index < end, bytes[index] | 0x20 == UInt8(ascii: "e") else { return }
        index += 1
        if index < end, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
        guard skipDigits() else { throw Self.notJSON }
    }

    /// Passes over digits; returns whether there was one.
    private mutating func skipDigits() -> Bool {
        let start = index
        while index < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
        return index > start
    }
}
