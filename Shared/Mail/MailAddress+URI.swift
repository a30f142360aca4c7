extension MailAddress {
    /// The address as a `mailto:` URI in the one form by which two can be compared: the domain in lower case, and
    /// nothing escaped but what would end the address or be taken for an escape (RFC 6068 section 2).
    package var uri: String {
        "mailto:" + normalized.replacing("%", with: "%25").replacing("?", with: "%3F").replacing("#", with: "%23")
    }

    /// The address of a `mailto:` URI, without the fields that one may have; `nil` if it is none, or has a line break,
    /// another control character or white space in its address.
    package init?(uri: String) {
        guard let link = MailtoURL(uri),
            !link.address.unicodeScalars.contains(where: {
                $0.properties.isWhitespace || $0.properties.generalCategory == .control
            })
        else { return nil }
        self.init(address: link.address)
    }
}
