/// What makes two messages of one key the same message: what the customer said, not the way that it travelled.
package struct IntakeContent: Hashable, Sendable {
    package let from: String
    package let subject: String?
    package let text: String?
    package let html: String?
    /// The SHA-256 of each attachment, in order.
    package let attachments: [String]

    /// Takes the parts that count.
    package init(from: String, subject: String?, text: String?, html: String?, attachments: [String] = []) {
        self.from = from
        self.subject = subject
        self.text = text
        self.html = html
        self.attachments = attachments
    }

    /// The text whose digest is kept with the key.
    ///
    /// Line ends and trailing blanks are left out, because relays change them; lengths keep the parts apart.
    package var canonicalText: String {
        let parts = [from.lowercased(), subject, text, html].map { Self.settled($0 ?? "") } + attachments
        return parts.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n")
    }

    private static func settled(_ text: String) -> String {
        if isSettled(text) { return text }
        return text.utf8.allSatisfy { $0 < 0x80 } ? settledASCII(text) : settledUnicode(text)
    }

    /// Whether a text is in ASCII and has nothing to be left out, as most have.
    private static func isSettled(_ text: String) -> Bool {
        var last: UInt8 = 0
        for byte in text.utf8 {
            guard byte < 0x80, !(0x0b...0x0d).contains(byte), byte != 0x0a || (last != 0x20 && last != 0x09) else {
                return false
            }
            last = byte
        }
        return last != 0x20 && last != 0x09 && last != 0x0a
    }

    /// The same as `settledUnicode`, for the texts that most messages are, without looking for grapheme clusters.
    private static func settledASCII(_ text: String) -> String {
        var kept: [UInt8] = []
        kept.reserveCapacity(text.utf8.count)
        var lineEnds = 0
        var blanks: [UInt8] = []
        var last: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0a...0x0d:
                if byte != 0x0a || last != 0x0d { lineEnds += 1 }
                blanks = []
            case 0x09, 0x20: blanks.append(byte)
            default:
                for _ in 0..<lineEnds { kept.append(0x0a) }
                kept += blanks
                kept.append(byte)
                lineEnds = 0
                blanks = []
            }
            last = byte
        }
        return String(decoding: kept, as: UTF8.self)
    }

    private static func settledUnicode(_ text: String) -> String {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(trimmedAtEnd)
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    private static func trimmedAtEnd(_ line: Substring) -> Substring {
        guard let last = line.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return line[...last]
    }
}
