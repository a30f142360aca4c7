import Domain
import Mail

/// An address of a customer as a URI, in one form however it was written: who writes by mail and on the web is one
/// customer.
struct CustomerAddress: Hashable, Sendable {
    /// `mailto:…`, `tel:…`, or the provider's own.
    let uri: String
    private let isMail: Bool

    /// Takes any URI. Of `mailto:` the domain is put in lower case and fields are left out; of `tel:` the visual
    /// separators are left out (RFC 3966 section 3); others stay as they are.
    init(_ uri: String) {
        if let mail = MailAddress(uri: uri) {
            self.uri = mail.uri
            isMail = true
        } else if uri.prefix(4).lowercased() == "tel:" {
            self.uri = "tel:" + uri.dropFirst(4).filter { !"-.()".contains($0) }
            isMail = false
        } else {
            self.uri = uri
            isMail = false
        }
    }

    /// The channel on which the customer is reached at it: mail for a mail address, wherever it was seen.
    func channel(seenOn channel: Channel) -> Channel { isMail ? .email : channel }
}
