import Domain
import Mail

/// An address of a customer as a URI, in one form however it was written: who writes by mail and on the web is one
/// customer.
struct CustomerAddress: Hashable, Sendable {
    /// `mailto:…`, `tel:…`, or the provider's own.
    let uri: String

    /// Takes any URI. Of `mailto:` the domain is put in lower case and fields are left out; of a number in `tel:` the
    /// visual separators are left out (RFC 3966 section 3); others stay as they are.
    init(_ uri: String) {
        self.uri = MailAddress(uri: uri)?.uri ?? Self.number(uri) ?? uri
    }

    /// Takes one as it stands in the table.
    init(stored uri: String) { self.uri = uri }

    /// The channel on which the customer is reached at it: mail for a mail address, wherever it was seen.
    func channel(seenOn channel: Channel) -> Channel { MailAddress(uri: uri) == nil ? channel : .email }

    /// A number's URI without visual separators; its parameters stay as they are. `nil` if there is no number.
    private static func number(_ uri: String) -> String? {
        guard uri.prefix(4).lowercased() == "tel:" else { return nil }
        let rest = uri.dropFirst(4)
        let end = rest.firstIndex(of: ";") ?? rest.endIndex
        let number = rest[..<end].filter { !"-.()".contains($0) }
        return number.isEmpty ? nil : "tel:" + number + rest[end...]
    }
}
