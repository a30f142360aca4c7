extension JSONValue {
    /// The value as a text document: two spaces a level, a line break at the end.
    package var document: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes, indent: 0)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private func write(to bytes: inout [UInt8], indent: Int) {
        switch self {
        case .null: bytes += Array("null".utf8)
        case .bool(let value): bytes += Array((value ? "true" : "false").utf8)
        case .integer(let value): bytes += Array(String(value).utf8)
        case .number(let value): bytes += Array(String(value).utf8)
        case .string(let text): JSONEscapes.append(text, to: &bytes)
        case .list(let elements):
            Self.write(elements, between: "[]", to: &bytes, indent: indent) { element, bytes in
                element.write(to: &bytes, indent: indent + 1)
            }
        case .object(let properties):
            Self.write(properties, between: "{}", to: &bytes, indent: indent) { property, bytes in
                JSONEscapes.append(property.name, to: &bytes)
                bytes += Array(": ".utf8)
                property.value.write(to: &bytes, indent: indent + 1)
            }
        }
    }

    private static func write<Element>(
        _ elements: [Element], between brackets: String, to bytes: inout [UInt8], indent: Int,
        each: (Element, inout [UInt8]) -> Void
    ) {
        guard !elements.isEmpty else {
            bytes += Array(brackets.utf8)
            return
        }
        bytes += Array(brackets.utf8.prefix(1))
        for (position, element) in elements.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            startLine(in: &bytes, indent: indent + 1)
            each(element, &bytes)
        }
        startLine(in: &bytes, indent: indent)
        bytes += Array(brackets.utf8.suffix(1))
    }

    private static func startLine(in bytes: inout [UInt8], indent: Int) {
        bytes.append(UInt8(ascii: "\n"))
        bytes += Array(repeating: UInt8(ascii: " "), count: indent * 2)
    }
}

extension JSONValue {
    /// Reads a JSON document; numbers that are no 64-bit integers become floating-point.
    package init(parsing bytes: [UInt8]) throws(MalformedMessage) {
        var scanner = JSONScanner(bytes)
        self = try JSONValue(next: &scanner, depth: 0)
        guard scanner.isAtEnd() else { throw MalformedMessage(reason: "goes on behind its end") }
    }

    private init(next scanner: inout JSONScanner, depth: Int) throws(MalformedMessage) {
        guard depth <= JSONScanner.depthLimit else { throw MalformedMessage(reason: "is nested too deep") }
        switch scanner.peek() {
        case UInt8(ascii: "{"):
            var properties: [JSONProperty] = []
            for member in try scanner.members() {
                var inner = JSONScanner(scanner.bytes, in: member.value)
                properties.append(JSONProperty(member.name, try JSONValue(next: &inner, depth: depth + 1)))
            }
            self = .object(properties)
        case UInt8(ascii: "["): self = .list(try Self.elements(next: &scanner, depth: depth))
        case UInt8(ascii: "\""): self = .string(try scanner.string())
        default: self = try JSONValue(literal: scanner.bytes[try scanner.skipValue()])
        }
    }

    private static func elements(next scanner: inout JSONScanner, depth: Int) throws(MalformedMessage) -> [JSONValue] {
        var elements: [JSONValue] = []
        try scanner.take(UInt8(ascii: "["))
        if scanner.peek() == UInt8(ascii: "]") {
            try scanner.take(UInt8(ascii: "]"))
            return elements
        }
        repeat {
            elements.append(try JSONValue(next: &scanner, depth: depth + 1))
        } while try scanner.continues(until: UInt8(ascii: "]"))
        return elements
    }

    private init(literal bytes: ArraySlice<UInt8>) throws(MalformedMessage) {
        switch String(validating: bytes, as: UTF8.self) {
        case "null": self = .null
        case "true": self = .bool(true)
        case "false": self = .bool(false)
        case let text?:
            if let integer = Int64(text) {
                self = .integer(integer)
            } else if let number = Double(text), number.isFinite {
                self = .number(number)
            } else {
                throw MalformedMessage(reason: "is not JSON")
            }
        case nil: throw MalformedMessage(reason: "is not JSON")
        }
    }
}
