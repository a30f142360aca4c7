/// A user's password as the broker keeps it: base64 of salt and SHA-256 of salt and password
/// (`rabbit_password_hashing_sha256`).
package struct PasswordHash: Hashable, Sendable {
    package let base64: String

    /// Takes the hash as it stands in a definitions file.
    package init(base64: String) { self.base64 = base64 }

    /// The hash of a password with four bytes of salt; the caller brings SHA-256 and base64.
    package init(
        password: String, salt: [UInt8], sha256: ([UInt8]) -> [UInt8], base64: ([UInt8]) -> String
    ) {
        self.base64 = base64(salt + sha256(salt + Array(password.utf8)))
    }
}
