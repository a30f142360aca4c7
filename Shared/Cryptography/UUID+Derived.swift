package import FoundationEssentials

extension UUID {
    /// A UUIDv8 (RFC 9562) made of the SHA-256 of a name: the same for the same name.
    package init(derivedFrom name: String) {
        var bytes = SHA256.digest(Array(name.utf8))
        bytes[6] = bytes[6] & 0x0f | 0x80
        bytes[8] = bytes[8] & 0x3f | 0x80
        self.init(
            uuid: (
                bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7], bytes[8], bytes[9],
                bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
            ))
    }
}
