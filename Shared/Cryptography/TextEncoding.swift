/// Bytes as text of a small alphabet, without padding, each value in one way only (RFC 4648).
package struct TextEncoding: Sendable {
    /// Two lower-case digits a byte; capitals are read too.
    package static let hex = TextEncoding(alphabet: "0123456789abcdef", bits: 4, ignoringCase: true)
    /// Lower-case base32; capitals are read too, so that it survives whoever folds case, as mail relays may.
    package static let base32 = TextEncoding(alphabet: "abcdefghijklmnopqrstuvwxyz234567", bits: 5, ignoringCase: true)
    /// The base64 that may stand in URLs and file names.
    package static let base64URL = TextEncoding(
        alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", bits: 6, ignoringCase: false)

    private let alphabet: [UInt8]
    private let values: [UInt8?]
    private let bits: BitGroups

    private init(alphabet: String, bits: Int, ignoringCase: Bool) {
        self.alphabet = Array(alphabet.utf8)
        self.bits = BitGroups(width: bits)
        var values = [UInt8?](repeating: nil, count: 256)
        for (value, letter) in self.alphabet.enumerated() {
            values[Int(letter)] = UInt8(value)
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
            if ignoringCase, isLetter { values[Int(letter - 32)] = UInt8(value) }
        }
        self.values = values
    }

    /// The text for the bytes.
    package func encode(_ bytes: [UInt8]) -> String {
        String(decoding: bits.groups(of: bytes).map { alphabet[Int($0)] }, as: UTF8.self)
    }

    /// The bytes that the text stands for; `nil` if `encode` gives no such text.
    package func decode(_ text: String) -> [UInt8]? {
        var groups: [UInt8] = []
        groups.reserveCapacity(text.utf8.count)
        for letter in text.utf8 {
            guard let value = values[Int(letter)] else { return nil }
            groups.append(value)
        }
        return bits.bytes(of: groups)
    }
}
