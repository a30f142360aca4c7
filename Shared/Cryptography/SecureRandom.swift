import COpenSSL

/// Random bytes that nobody can guess, from OpenSSL's generator.
package enum SecureRandom {
    /// That many random bytes (0 to 2^31 - 1).
    package static func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let done = unsafe RAND_bytes(&bytes, Int32(clamping: count))
        precondition(done == 1, "OpenSSL has no randomness")
        return bytes
    }
}
