extension MailAddress {
    /// The address as a `mailto:` URI in the one form by which two can be compared: the domain in lower case, and
    /// escaped only what would end the address or be taken for an escape (RFC 6068 section 2), and white space.
    package var uri: String {
        let address = normalized
        guard address.unicodeScalars.contains(where: \.isEscaped) else { return "mailto:" + address }
        let pieces = address.unicodeScalars.map { scalar in
            scalar.isEscaped ? PercentEncoding.encode(String(scalar)) : String(scalar)
        }
        return "mailto:" + pieces.joined()
    }

    /// The address of a `mailto:` URI, without what may follow it there; `nil` if it is none, or names no one mailbox
    /// that mail could be sent to.
    package init?(uri: String) {
        let link = uri.prefix { $0 != "?" && $0 != "#" }
        guard let address = MailtoURL(String(link))?.address, MailAddress(address: address).envelopeAddress != nil
        else { return nil }
        self.init(address: address)
    }
}

extension Unicode.Scalar {
    fileprivate var isEscaped: Bool {
        self == "%" || self == "?" || self == "#" || properties.isWhitespace || properties.generalCategory == .control
    }
}
