import Cryptography
import Foundation

/// A password as PostgreSQL keeps it (RFC 5802, `SCRAM-SHA-256$<iterations>:<salt>$<StoredKey>:<ServerKey>`), so that
/// the password itself never stands in a statement or in the server's log.
struct SCRAMVerifier: Hashable, Sendable {
    let text: String

    /// PostgreSQL's own number of iterations.
    static let iterations = 4_096

    /// Makes the verifier of a password with a salt of 16 bytes. The password is taken as it is: those of ASCII
    /// letters need no normalisation.
    init(password: String, salt: [UInt8], iterations: Int = iterations) {
        let key = Self.hi(Array(password.utf8), salt, iterations)
        let storedKey = SHA256.digest(HMAC.sha256(key: key, message: Array("Client Key".utf8)))
        let serverKey = HMAC.sha256(key: key, message: Array("Server Key".utf8))
        text = "SCRAM-SHA-256$\(iterations):\(Self.base64(salt))$\(Self.base64(storedKey)):\(Self.base64(serverKey))"
    }

    /// `Hi` of RFC 5802: PBKDF2 with HMAC-SHA-256 and one block.
    private static func hi(_ password: [UInt8], _ salt: [UInt8], _ iterations: Int) -> [UInt8] {
        var last = HMAC.sha256(key: password, message: salt + [0, 0, 0, 1])
        var result = last
        for _ in 1..<iterations {
            last = HMAC.sha256(key: password, message: last)
            for index in result.indices { result[index] ^= last[index] }
        }
        return result
    }

    private static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
