/// A mailbox as a header names it.
package struct MailAddress: Hashable, Sendable {
    /// The display name, decoded; empty if there is none.
    package let name: String
    /// The address itself, as it was written: `local@domain` in most cases, but it has not been checked.
    package let address: String

    /// Makes a mailbox of an address, and a display name if it has one.
    package init(name: String = "", address: String) {
        self.name = name
        self.address = address
    }

    /// The address with its domain in lower case, by which two addresses can be compared (RFC 5321 section 2.4).
    package var normalized: String {
        guard let at = address.lastIndex(of: "@") else { return address }
        return address[..<at] + address[at...].lowercased()
    }

    /// The part before the last `@`; all of it if there is none.
    package var localPart: String {
        address.lastIndex(of: "@").map { String(address[..<$0]) } ?? address
    }
}
