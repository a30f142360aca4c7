import Cryptography

/// Reads our own signed addresses and Message-IDs: `<mailbox>+<token>@<domain>` and `<token>.<anything>@<domain>`.
struct SignedAddresses: Sendable {
    private let keys: [SigningKey]

    /// Accepts what one of the keys has signed; the first is the present one, the others are being retired.
    init(keys: [SigningKey]) { self.keys = keys }

    /// The token of an address, with its text; `nil` if it has none that we signed.
    func token(inAddress address: String) -> (text: String, token: SignedToken)? {
        let local = address.prefix { $0 != "@" }
        guard let plus = local.lastIndex(of: "+") else { return nil }
        let text = String(local[local.index(after: plus)...])
        return SignedToken(verifying: text, with: keys).map { (text, $0) }
    }

    /// The token of a Message-ID; `nil` if it is not one of ours.
    func token(inMessageID id: String) -> SignedToken? {
        SignedToken(verifying: String(id.prefix(SignedToken.length)), with: keys)
    }
}
