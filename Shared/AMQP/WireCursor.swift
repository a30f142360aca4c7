/// A place in bytes from the wire, moved by reading big-endian values; every read is checked against the end.
struct WireCursor {
    var offset = 0

    mutating func uint8(in bytes: Span<UInt8>) throws(WireDefect) -> UInt8 {
        guard offset < bytes.count else { throw WireDefect("it ends too early") }
        defer { offset += 1 }
        return bytes[offset]
    }

    /// Reads an unsigned number in as many bytes as its type has.
    mutating func number<Number: FixedWidthInteger & UnsignedInteger>(
        _: Number.Type, in bytes: Span<UInt8>
    ) throws(WireDefect) -> Number {
        let width = Number.bitWidth / 8
        guard bytes.count - offset >= width else { throw WireDefect("it ends too early") }
        var value: Number = 0
        for index in offset..<offset + width {
            value = value << 8 | Number(truncatingIfNeeded: bytes[index])
        }
        offset += width
        return value
    }

    /// Steps over the next bytes and says where they are.
    mutating func range(of count: Int, in bytes: Span<UInt8>) throws(WireDefect) -> Range<Int> {
        guard count <= bytes.count - offset else { throw WireDefect("it ends too early") }
        defer { offset += count }
        return offset..<offset + count
    }

    /// Reads a short string: one byte of length, then UTF-8.
    mutating func shortString(in bytes: Span<UInt8>) throws(WireDefect) -> String {
        let count = Int(try uint8(in: bytes))
        let range = try range(of: count, in: bytes)
        guard let text = bytes.extracting(range).text else { throw WireDefect("a name or property is not UTF-8") }
        return text
    }
}

/// Why bytes from the wire cannot be read.
struct WireDefect: Error, Hashable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}

extension Span<UInt8> {
    /// The bytes as text; `nil` if they are not UTF-8.
    var text: String? {
        do {
            return String(copying: try UTF8Span(validating: self))
        } catch {
            return nil
        }
    }

    var isUTF8: Bool {
        do {
            _ = try UTF8Span(validating: self)
            return true
        } catch {
            return false
        }
    }

    /// Whether the same bytes stand at both places.
    func holdsSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { self[$0] == self[$1] }
    }

    /// A copy of the bytes.
    var copy: [UInt8] {
        unsafe withUnsafeBufferPointer { unsafe Array($0) }
    }
}
