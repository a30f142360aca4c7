import CGMime

/// The text of unstructured header fields.
enum HeaderText {
    /// Decodes the encoded words (RFC 2047) and puts what they hold on one line.
    static func decode(_ value: String) -> String {
        let options = ParserOptions()
        let text = unsafe g_mime_utils_header_decode_text(options.raw, EncodedWords.normalized(value))
        let decoded = unsafe GMime.string(takingOwnershipOf: text)
        return singleLine(decoded ?? value)
    }

    /// The text with each control character, such as a line break that an encoded word has smuggled in, as a space.
    static func singleLine(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            scalars.append(scalar.properties.generalCategory == .control || isLineBreak(scalar) ? " " : scalar)
        }
        return String(scalars).trimmed
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{2028}" || scalar == "\u{2029}"
    }
}

extension StringProtocol {
    /// The text without white space at its ends.
    var trimmed: String {
        guard let start = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else {
            return ""
        }
        return String(self[start...last])
    }
}
