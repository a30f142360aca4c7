/// Looks for the NUL character, which PostgreSQL cannot keep, in the strings of a JSON value.
package enum NULSearch {
    /// Throws `invalid` with the path of the first string that holds a NUL character; `root` is the path of the value
    /// itself.
    ///
    /// A raw NUL byte is no JSON at all; what can come is the escape `\u0000`, so that most values need one glance.
    package static func check(_ bytes: [UInt8], in range: Range<Int>, root: String) throws(MalformedMessage) {
        guard mayHoldNUL(bytes, in: range) else { return }
        var scanner = JSONScanner(bytes, in: range)
        try check(&scanner, path: root, depth: 0)
    }

    private static func mayHoldNUL(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        let escape = Array("\\u0000".utf8)
        var start = range.lowerBound
        while let backslash = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\\")) {
            if bytes[backslash..<range.upperBound].starts(with: escape) { return true }
            start = backslash + 1
        }
        return false
    }

    private static func check(_ scanner: inout JSONScanner, path: String, depth: Int) throws(MalformedMessage) {
        guard depth <= JSONScanner.depthLimit else { throw MalformedMessage(field: path, reason: "is nested too deep") }
        switch scanner.peek() {
        case UInt8(ascii: "{"):
            for member in try scanner.members() {
                guard !member.name.utf8.contains(0) else { throw found(at: path) }
                var inner = JSONScanner(scanner.bytes, in: member.value)
                try check(&inner, path: path.isEmpty ? member.name : "\(path).\(member.name)", depth: depth + 1)
            }
        case UInt8(ascii: "["):
            try checkElements(&scanner, path: path, depth: depth)
        case UInt8(ascii: "\""):
            guard !(try scanner.string()).utf8.contains(0) else { throw found(at: path) }
        default:
            _ = try scanner.skipValue()
        }
    }

    private static func checkElements(
        _ scanner: inout JSONScanner, path: String, depth: Int
    ) throws(MalformedMessage) {
        try scanner.take(UInt8(ascii: "["))
        guard scanner.peek() != UInt8(ascii: "]") else { return try scanner.take(UInt8(ascii: "]")) }
        var position = 0
        repeat {
            try check(&scanner, path: "\(path)[\(position)]", depth: depth + 1)
            position += 1
        } while try scanner.continues(until: UInt8(ascii: "]"))
    }

    private static func found(at path: String) -> MalformedMessage {
        MalformedMessage(field: path, reason: "holds a NUL character")
    }
}
