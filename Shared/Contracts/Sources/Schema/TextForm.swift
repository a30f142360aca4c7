/// A form that a text must have, in code and as a pattern of JSON Schema (ECMA 262).
package struct TextForm: Sendable {
    /// What it is, to follow "must be".
    package let name: String
    package let pattern: String
    package let matches: @Sendable (String) -> Bool

    /// The pattern of a UUID.
    package static let uuidPattern = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"

    /// A URI with its scheme: `mailto:`, `tel:`, or a provider's own.
    package static let uri = TextForm(name: "a URI with a scheme", pattern: "^[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+$") {
        text in
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), text.utf8.index(after: colon) < text.endIndex
        else {
            return false
        }
        let scheme = text.utf8[..<colon]
        return scheme.first.map(isLetter) ?? false
            && scheme.allSatisfy { isLetter($0) || isDigit($0) || "+.-".utf8.contains($0) }
            && !text[colon...].contains(where: \.isWhitespace)
    }

    /// An `https` address.
    package static let https = TextForm(name: "an https address", pattern: "^https://[^\\s]+$") { text in
        text.hasPrefix("https://") && text.utf8.count > 8 && !text.contains(where: \.isWhitespace)
    }

    /// A SHA-256 as 64 hexadecimal digits.
    package static let sha256 = TextForm(name: "64 hexadecimal digits", pattern: "^[0-9a-fA-F]{64}$") { text in
        text.utf8.count == 64 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
    }

    /// Base64 (RFC 4648 section 4), with its padding and no line breaks.
    package static let base64 = TextForm(
        name: "base64", pattern: "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
    ) { text in
        let padding = text.utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
        return text.utf8.count % 4 == 0
            && text.utf8.dropLast(padding).allSatisfy { isLetter($0) || isDigit($0) || $0 == 0x2b || $0 == 0x2f }
    }

    /// A language tag (BCP 47), by its outer form.
    package static let language = TextForm(
        name: "a language tag", pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
    ) { text in
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, (2...8).contains(first.count), first.allSatisfy(isLetter) else { return false }
        return parts.dropFirst().allSatisfy {
            (1...8).contains($0.count) && $0.allSatisfy { isLetter($0) || isDigit($0) }
        }
    }

    /// A record's number: two or more capital letters, then digits.
    package static let recordNumber = TextForm(name: "a record's number", pattern: "^[A-Z]{2,}[0-9]+$") { text in
        let letters = text.utf8.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        let digits = text.utf8.dropFirst(letters.count)
        return letters.count >= 2 && !digits.isEmpty && digits.allSatisfy(isDigit)
    }

    /// A local time of day, `HH:MM`.
    package static let timeOfDay = TextForm(name: "a time of day (HH:MM)", pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$") {
        text in
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(isDigit) }) else { return false }
        return text.prefix(2) < "24" && text.suffix(2) < "60"
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
