import Cryptography
import Foundation
import Messaging

/// The passwords that the broker's users shall have.
struct BrokerPasswords: Sendable {
    private let passwords: [String: String]

    /// Reads lines `user=password` of a file, empty ones and those that begin with `#` left out; throws `usage` for
    /// any other.
    init(file path: String) throws(ToolFailure) {
        var passwords: [String: String] = [:]
        let text = String(decoding: try ArgumentText.file(path), as: UTF8.self)
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { continue }
            let parts = trimmed.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else {
                throw ToolFailure(.usage, "Line \(number + 1) of \(path.printable) is not user=password.")
            }
            passwords[String(parts[0])] = String(parts[1])
        }
        self.passwords = passwords
    }

    /// Reads `CASEWIRE_<USER>_AMQP_PASSWORD` (or the file that it names with `_FILE`) for each of the users.
    init(users: [String], environment: ToolEnvironment) throws(ToolFailure) {
        var passwords: [String: String] = [:]
        for user in users { passwords[user] = try environment.secret(Self.variable(for: user)) }
        self.passwords = passwords
    }

    /// The variable with a user's password; `-` in the name becomes `_`.
    static func variable(for user: String) -> String {
        "CASEWIRE_\(user.uppercased().replacing("-", with: "_"))_AMQP_PASSWORD"
    }

    /// A hash of the user's password, salted anew each time; `nil` if none was given.
    func hash(for user: String) -> PasswordHash? {
        passwords[user].map { password in
            PasswordHash(password: password, salt: SecureRandom.bytes(4), sha256: SHA256.digest) { bytes in
                Data(bytes).base64EncodedString()
            }
        }
    }
}
