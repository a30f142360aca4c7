/// A secret key for signing; it never shows in a description.
package struct SigningKey: Hashable, Sendable {
    /// The least length of a key, in bytes: that of the hash (RFC 2104 section 3).
    package static let leastByteCount = 32

    private let bytes: [UInt8]

    /// Takes the bytes for a key; `nil` if they are fewer than 32.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.leastByteCount else { return nil }
        self.bytes = bytes
    }

    /// A new key that nobody can guess.
    package static func random() -> SigningKey { SigningKey(unchecked: SecureRandom.bytes(leastByteCount)) }

    private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

    /// The HMAC-SHA-256 of the message under this key.
    package func code(for message: [UInt8]) -> [UInt8] { HMAC.sha256(key: bytes, message: message) }
}

extension SigningKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<secret>" }
    package var debugDescription: String { "<secret>" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
