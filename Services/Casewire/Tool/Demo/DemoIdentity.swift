import Cryptography
import Domain
import FoundationEssentials

/// Ids that are the same each time, so that the demo's agents are made once and changed after.
enum DemoIdentity {
    /// The id of what is called so: a UUID (version 8, RFC 9562) of the name's SHA-256.
    static func id<Entity>(of name: String) -> Identifier<Entity> {
        let digest = SHA256.digest(Array("casewire demo: \(name)".utf8))
        func word(_ start: Int) -> UInt64 { digest[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) } }
        let high = word(0) & 0xffff_ffff_ffff_0fff | 0x8000
        let low = word(8) & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
        return Identifier(UUID(high: high, low: low))
    }
}
