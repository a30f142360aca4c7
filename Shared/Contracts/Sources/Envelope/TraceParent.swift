/// A position in a trace (W3C Trace Context level 1, `traceparent`).
package struct TraceParent: Hashable, Sendable, CustomStringConvertible {
    /// 32 hexadecimal digits in lower case, not all zero.
    package let traceID: String
    /// 16 hexadecimal digits in lower case, not all zero: the span that caused this.
    package let parentID: String
    /// Bit 0: the trace is sampled.
    package let flags: UInt8

    /// Makes a position of its parts; `nil` if an id has the wrong length, is no lower-case hexadecimal, or is all
    /// zero.
    package init?(traceID: String, parentID: String, flags: UInt8) {
        guard Self.isID(traceID.utf8, length: 32), Self.isID(parentID.utf8, length: 16) else { return nil }
        self.traceID = traceID
        self.parentID = parentID
        self.flags = flags
    }

    /// Reads a `traceparent`, with spaces or tabs around it; `nil` if it is not valid, and then a new trace begins.
    ///
    /// Of a version after 00, what follows the flags is ignored.
    package init?(_ text: String) {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let trimmed = String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
        let parts = trimmed.split(separator: "-", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count >= 4, Self.isHex(parts[0].utf8, length: 2), Self.isHex(parts[3].utf8, length: 2) else {
            return nil
        }
        guard parts[0] != "ff", parts[0] != "00" || parts.count == 4, let flags = UInt8(parts[3], radix: 16) else {
            return nil
        }
        self.init(traceID: String(parts[1]), parentID: String(parts[2]), flags: flags)
    }

    /// The version 00 text.
    package var description: String {
        "00-\(traceID)-\(parentID)-\(flags < 16 ? "0" : "")\(String(flags, radix: 16))"
    }

    private static func isID(_ text: some Collection<UInt8>, length: Int) -> Bool {
        isHex(text, length: length) && !text.allSatisfy { $0 == UInt8(ascii: "0") }
    }

    private static func isHex(_ text: some Collection<UInt8>, length: Int) -> Bool {
        text.count == length
            && text.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}
