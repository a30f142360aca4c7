package import FoundationEssentials

/// What a signed reply address says: one action on one record, that only we can have offered.
///
/// As text it is 48 characters of `a`–`z` and `2`–`7`: it leaves 16 of an address's 64 for the mailbox and a `+`, and
/// is read in either case, since relays may fold it. It is the purpose's letter, then base32 of the record's UUID (16
/// bytes), the episode (2), the choice (1) and the first 80 bits of HMAC-SHA-256 over all of them. 80 bits are enough,
/// as each guess costs a mail (RFC 2104 section 5 asks for no fewer). It has no date: the record knows until when it
/// listens.
package struct SignedToken: Hashable, Sendable {
    /// The length of the text, in characters.
    package static let length = 48

    /// What the holder may do with the record.
    package let purpose: Purpose
    /// The record's id.
    package let subject: UUID
    /// Which round of the record it belongs to, such as the count of its resolutions; an older one is stale.
    package let episode: UInt16
    /// The answer chosen, such as a score; 0 where the purpose says it all.
    package let choice: UInt8

    /// Makes the statement, not signed yet.
    package init(purpose: Purpose, subject: UUID, episode: UInt16 = 0, choice: UInt8 = 0) {
        self.purpose = purpose
        self.subject = subject
        self.episode = episode
        self.choice = choice
    }

    /// The token's text, signed with the key.
    package func text(signedWith key: SigningKey) -> String {
        purpose.rawValue + TextEncoding.base32.encode(payload + signature(by: key))
    }

    /// Reads a token that one of the keys has signed; `nil` for any other text, in equal time for any wrong signature.
    package init?(verifying text: String, with keys: [SigningKey]) {
        guard text.utf8.count == Self.length, let letter = text.first,
            let purpose = Purpose(rawValue: letter.lowercased()),
            let bytes = TextEncoding.base32.decode(String(text.dropFirst())),
            bytes.count == Self.payloadLength + Self.signatureLength
        else { return nil }
        let claim = Self(purpose: purpose, payload: Array(bytes.prefix(Self.payloadLength)))
        let signature = Array(bytes.suffix(Self.signatureLength))
        var isGenuine = false
        for key in keys {
            let matches = ConstantTime.equal(claim.signature(by: key), signature)
            isGenuine = isGenuine || matches
        }
        guard isGenuine else { return nil }
        self = claim
    }

    private static let payloadLength = 19
    private static let signatureLength = 10
    private static let domain = Array("casewire.signed-token.v1:".utf8)

    private init(purpose: Purpose, payload: [UInt8]) {
        var uuid: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        unsafe withUnsafeMutableBytes(of: &uuid) { unsafe $0.copyBytes(from: payload.prefix(16)) }
        self.init(
            purpose: purpose, subject: UUID(uuid: uuid), episode: UInt16(payload[16]) << 8 | UInt16(payload[17]),
            choice: payload[18])
    }

    private var payload: [UInt8] {
        let id = unsafe withUnsafeBytes(of: subject.uuid) { unsafe Array($0) }
        return id + [UInt8(episode >> 8), UInt8(truncatingIfNeeded: episode), choice]
    }

    private func signature(by key: SigningKey) -> [UInt8] {
        Array(key.code(for: Self.domain + purpose.rawValue.utf8 + payload).prefix(Self.signatureLength))
    }
}
