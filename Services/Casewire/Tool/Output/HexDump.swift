import Cryptography

/// Bytes that are no text, for people to look at.
enum HexDump {
    /// All bytes as hexadecimal digits.
    static func digits(_ bytes: [UInt8]) -> String { TextEncoding.hex.encode(bytes) }

    /// Lines of 16 bytes: offset, digits, and the printable ASCII characters among them; at most 64 KiB of the bytes.
    static func lines(_ bytes: [UInt8]) -> [String] {
        let shown = bytes.prefix(65_536)
        var lines = stride(from: 0, to: shown.count, by: 16).map { offset in
            line(Array(shown[offset..<min(offset + 16, shown.count)]), at: offset)
        }
        if shown.count < bytes.count { lines.append("… \(bytes.count - shown.count) bytes more") }
        return lines
    }

    private static func line(_ bytes: [UInt8], at offset: Int) -> String {
        let digits = String(offset, radix: 16)
        let address = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
        let pairs = bytes.map { TextEncoding.hex.encode([$0]) }.joined(separator: " ")
        let text = String(bytes.map { (0x20..<0x7f).contains($0) ? Character(Unicode.Scalar($0)) : "." })
        return "\(address)  \(pairs)\(String(repeating: " ", count: 47 - pairs.count))  \(text)"
    }
}
