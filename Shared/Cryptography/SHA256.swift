import COpenSSL

/// The hash SHA-256 of FIPS 180-4.
package enum SHA256 {
    /// The length of a digest, in bytes.
    package static let byteCount = 32

    /// The 32-byte digest of the bytes.
    package static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: byteCount)
        let done = unsafe EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
        precondition(done == 1, "OpenSSL has no SHA-256")
        return digest
    }
}
