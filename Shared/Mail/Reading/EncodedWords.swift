import FoundationEssentials

/// The encoded words of a header field (RFC 2047), made easy for GMime.
///
/// GMime joins neighbouring words before it undoes their base64, and loses all behind a word that ends in padding; so
/// each run of neighbours is decoded here, and handed on as one word in UTF-8.
enum EncodedWords {
    /// The value with each run of encoded words as one word in UTF-8; anything else stays as it is.
    static func normalized(_ value: String) -> String {
        let bytes = Array(value.utf8)
        var result: [UInt8] = []
        var run: [Word] = []
        var position = 0
        var plainStart = 0
        while let start = bytes[position...].firstIndex(of: UInt8(ascii: "=")) {
            guard let word = Word(in: bytes, at: start) else {
                position = start + 1
                continue
            }
            let between = bytes[plainStart..<start]
            if run.isEmpty || !between.allSatisfy(\.isASCIIWhitespace) {
                result += encoded(run) + between
                run = []
            }
            run.append(word)
            position = word.end
            plainStart = word.end
        }
        return String(decoding: result + encoded(run) + bytes[plainStart...], as: UTF8.self)
    }

    /// The text as words of at most 75 characters, encoded from the first that needs it to the last.
    ///
    /// GMime's own words grow longer than that where a text has no spaces.
    static func encoded(_ text: String) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        let needy = words.indices.filter { !words[$0].utf8.allSatisfy { $0 < 0x80 } || words[$0].contains("=?") }
        guard let first = needy.first, let last = needy.last else { return text }
        var chunks: [String] = [""]
        for scalar in words[first...last].joined(separator: " ").unicodeScalars {
            if chunks[chunks.count - 1].utf8.count > 41 { chunks.append("") }
            chunks[chunks.count - 1].unicodeScalars.append(scalar)
        }
        let encoded = chunks.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }
        return (words[..<first].map(String.init) + encoded + words[(last + 1)...].map(String.init)).joined(
            separator: " ")
    }

    private static func encoded(_ run: [Word]) -> [UInt8] {
        guard let first = run.first else { return [] }
        var text = ""
        var charset = first.charset
        var bytes: [UInt8] = []
        for word in run {
            if word.charset != charset {
                text += TextDecoding.text(bytes, charset: charset)
                (charset, bytes) = (word.charset, [])
            }
            bytes += word.content
        }
        text += TextDecoding.text(bytes, charset: charset)
        return Array("=?utf-8?B?\(Data(text.utf8).base64EncodedString())?=".utf8)
    }

    /// One encoded word, decoded to the bytes of its character set.
    private struct Word {
        let charset: String
        let content: [UInt8]
        /// The position behind its `?=`.
        let end: Int

        /// Reads a word that begins here; `nil` if none does.
        init?(in bytes: [UInt8], at start: Int) {
            let mark = UInt8(ascii: "?")
            guard start + 1 < bytes.count, bytes[start + 1] == mark else { return nil }
            let window = bytes[(start + 2)...].prefix(4_096)
            let pieces = window.split(separator: mark, maxSplits: 3, omittingEmptySubsequences: false)
            guard pieces.count == 4, !pieces[0].isEmpty, pieces[1].count == 1, pieces[3].first == UInt8(ascii: "=")
            else {
                return nil
            }
            charset = String(decoding: pieces[0].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self).lowercased()
            end = pieces[3].startIndex + 1
            switch pieces[1].first {
            case UInt8(ascii: "b"), UInt8(ascii: "B"): content = Self.base64(pieces[2])
            case UInt8(ascii: "q"), UInt8(ascii: "Q"): content = Self.quoted(pieces[2])
            default: return nil
            }
        }

        private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
            var digits = text.filter {
                $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
            }
            if digits.count % 4 == 1 { digits.removeLast() }
            digits += [UInt8](repeating: UInt8(ascii: "="), count: (4 - digits.count % 4) % 4)
            return Data(base64Encoded: Data(digits)).map(Array.init) ?? []
        }

        private static func quoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
            var content: [UInt8] = []
            var rest = text
            while let byte = rest.popFirst() {
                if byte == UInt8(ascii: "_") {
                    content.append(UInt8(ascii: " "))
                } else if byte == UInt8(ascii: "="),
                    let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
                {
                    content.append(code)
                    rest = rest.dropFirst(2)
                } else {
                    content.append(byte)
                }
            }
            return content
        }
    }
}
