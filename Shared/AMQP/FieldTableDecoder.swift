import Messaging

/// Reads AMQP field tables of untrusted depth and content.
struct FieldTableDecoder {
    let maximumDepth: Int

    /// So many headers are looked for one after another; of a table with more, the rest is in a dictionary, so that
    /// thousands of names cost no more than their bytes.
    private static let packedLimit = 64

    /// Reads the entries of a table whose length prefix has been taken off; a name that comes twice has its last value.
    func headers(_ bytes: Span<UInt8>) throws(WireDefect) -> MessageHeaders {
        var cursor = WireCursor()
        var headers = MessageHeaders()
        var names: [Range<Int>] = []
        while cursor.offset < bytes.count {
            if names.count < Self.packedLimit, let entry = try textEntry(bytes, from: cursor) {
                let isRepeated = names.contains { bytes.holdsSame($0, entry.name) }
                if !isRepeated, !headers.hasAmongOthers(bytes.extracting(entry.name)) {
                    names.append(entry.name)
                    headers.append(packed: bytes.extracting(entry.whole).copy)
                    cursor.offset = entry.whole.upperBound
                    continue
                }
            }
            let name = try cursor.shortString(in: bytes)
            guard !name.isEmpty else { throw WireDefect("a header has an empty name") }
            headers.set(try value(bytes, at: &cursor, depth: 1), named: name)
        }
        return headers
    }

    /// Where the entry stands that comes next, if it is a text; `nil` for the others, and for one that is not UTF-8.
    private func textEntry(
        _ bytes: Span<UInt8>, from start: WireCursor
    ) throws(WireDefect) -> (whole: Range<Int>, name: Range<Int>)? {
        var cursor = start
        let name = try cursor.range(of: Int(try cursor.uint8(in: bytes)), in: bytes)
        guard !name.isEmpty, try cursor.uint8(in: bytes) == UInt8(ascii: "S") else { return nil }
        let content = try cursor.range(of: Int(try cursor.number(UInt32.self, in: bytes)), in: bytes)
        guard bytes.extracting(name).isUTF8, bytes.extracting(content).isUTF8 else { return nil }
        return (start.offset..<content.upperBound, name)
    }

    private func entries(_ bytes: Span<UInt8>, depth: Int) throws(WireDefect) -> [String: HeaderValue] {
        guard depth <= maximumDepth else { throw WireDefect("the headers are deeper than \(maximumDepth) levels") }
        var cursor = WireCursor()
        var table: [String: HeaderValue] = [:]
        while cursor.offset < bytes.count {
            let name = try cursor.shortString(in: bytes)
            guard !name.isEmpty else { throw WireDefect("a header has an empty name") }
            table[name] = try value(bytes, at: &cursor, depth: depth)
        }
        return table
    }

    private func values(_ bytes: Span<UInt8>, depth: Int) throws(WireDefect) -> [HeaderValue] {
        guard depth <= maximumDepth else { throw WireDefect("the headers are deeper than \(maximumDepth) levels") }
        var cursor = WireCursor()
        var values: [HeaderValue] = []
        while cursor.offset < bytes.count { values.append(try value(bytes, at: &cursor, depth: depth)) }
        return values
    }

    private func value(_ bytes: Span<UInt8>, at cursor: inout WireCursor, depth: Int) throws(WireDefect) -> HeaderValue
    {
        let kind = try cursor.uint8(in: bytes)
        switch Unicode.Scalar(kind) {
        case "t": return .bool(try cursor.uint8(in: bytes) != 0)
        case "V": return .null
        case "S", "x", "A", "F": return try block(kind, bytes, at: &cursor, depth: depth)
        case "T": return .timestamp(try cursor.number(UInt64.self, in: bytes))
        case "f": return .double(Double(Float(bitPattern: try cursor.number(UInt32.self, in: bytes))))
        case "d": return .double(Double(bitPattern: try cursor.number(UInt64.self, in: bytes)))
        case "D": return .double(try decimal(bytes, at: &cursor))
        default: return .int(try integer(kind, bytes, at: &cursor))
        }
    }

    private func integer(_ kind: UInt8, _ bytes: Span<UInt8>, at cursor: inout WireCursor) throws(WireDefect) -> Int64 {
        switch Unicode.Scalar(kind) {
        case "b": return Int64(Int8(bitPattern: try cursor.uint8(in: bytes)))
        case "B": return Int64(try cursor.uint8(in: bytes))
        case "s": return Int64(Int16(bitPattern: try cursor.number(UInt16.self, in: bytes)))
        case "u": return Int64(try cursor.number(UInt16.self, in: bytes))
        case "I": return Int64(Int32(bitPattern: try cursor.number(UInt32.self, in: bytes)))
        case "i": return Int64(try cursor.number(UInt32.self, in: bytes))
        case "l": return Int64(bitPattern: try cursor.number(UInt64.self, in: bytes))
        case "L":
            guard let value = Int64(exactly: try cursor.number(UInt64.self, in: bytes)) else {
                throw WireDefect("a header is an integer over 63 bits")
            }
            return value
        default: throw WireDefect("a header has a value of the unknown kind \(kind)")
        }
    }

    /// Reads the kinds that tell their length: strings, bytes, arrays and tables.
    private func block(
        _ kind: UInt8, _ bytes: Span<UInt8>, at cursor: inout WireCursor, depth: Int
    ) throws(WireDefect) -> HeaderValue {
        let size = Int(try cursor.number(UInt32.self, in: bytes))
        let content = bytes.extracting(try cursor.range(of: size, in: bytes))
        switch Unicode.Scalar(kind) {
        case "A": return .array(try values(content, depth: depth + 1))
        case "F": return .table(try entries(content, depth: depth + 1))
        case "S": return content.text.map(HeaderValue.string) ?? .bytes(content.copy)
        default: return .bytes(content.copy)
        }
    }

    private func decimal(_ bytes: Span<UInt8>, at cursor: inout WireCursor) throws(WireDefect) -> Double {
        var scale = try cursor.uint8(in: bytes)
        var value = Double(Int32(bitPattern: try cursor.number(UInt32.self, in: bytes)))
        while scale > 0 {
            value /= 10
            scale -= 1
        }
        return value
    }
}
