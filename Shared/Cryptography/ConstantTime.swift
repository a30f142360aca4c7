import COpenSSL

/// Comparison whose duration says nothing about where two secrets differ.
package enum ConstantTime {
    /// Whether both are the same bytes; only their lengths show in the time it takes.
    package static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return unsafe CRYPTO_memcmp(left, right, left.count) == 0
    }
}
