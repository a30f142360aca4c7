import Cryptography
import Mail

/// The id by which intake knows a mail.
enum MailIdentity {
    /// The Message-ID of a raw mail without its brackets, or else a name made of the mail's own bytes.
    static func externalID(of bytes: [UInt8]) -> String {
        do throws(MailError) {
            return try MailParser.parse(bytes).messageID ?? contentID(of: bytes)
        } catch {
            return contentID(of: bytes)
        }
    }

    /// A name that only these bytes have.
    static func contentID(of bytes: [UInt8]) -> String { "sha256:" + TextEncoding.hex.encode(SHA256.digest(bytes)) }
}
