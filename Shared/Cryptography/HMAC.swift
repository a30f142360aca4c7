import COpenSSL

/// Message authentication by a keyed hash (RFC 2104).
package enum HMAC {
    /// The 32-byte HMAC-SHA-256 of the message.
    package static func sha256(key: [UInt8], message: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: SHA256.byteCount)
        let keyCount = Int32(clamping: key.count)
        let done = unsafe COpenSSL.HMAC(EVP_sha256(), key, keyCount, message, message.count, &code, nil)
        unsafe precondition(done != nil, "OpenSSL has no HMAC-SHA-256")
        return code
    }
}
