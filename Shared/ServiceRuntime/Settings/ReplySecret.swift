package import Cryptography
import Foundation

extension Setting {
    /// The secrets that sign the addresses in our mails; shared by intake, notification and survey.
    package static let replySecret = Setting(
        "reply.secret", .notation("one or more secrets of at least 32 characters, separated by commas"), .required,
        secret: true, "Signs reply addresses; the first secret signs, the others are still accepted.")
}

extension SettingsReader {
    /// The keys that sign reply addresses, the present one first; empty if they cannot be read, which is a problem.
    package mutating func replyKeys() -> [SigningKey] {
        let keys = value(.replySecret) { text in
            try text.split(separator: ",").map { secret in
                guard let key = SigningKey(Array(secret.trimmingCharacters(in: .whitespaces).utf8)) else {
                    throw SecretTooShort()
                }
                return key
            }
        }
        return keys ?? []
    }
}

/// A secret that could be guessed.
private struct SecretTooShort: Error, CustomStringConvertible {
    var description: String { "a secret has fewer than 32 characters" }
}
