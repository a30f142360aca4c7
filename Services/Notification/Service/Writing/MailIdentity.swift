import Mail

/// As whom we write: the setting `mail.from`, such as `Support <support@example.org>`.
struct MailIdentity: Hashable, Sendable {
    /// So long may the part before the `@` be, that a `+` and a token still fit behind it (RFC 5321 section 4.5.3.1).
    static let mailboxLimit = 15

    /// The display name; may be empty.
    let name: String
    let mailbox: String
    let domain: String

    /// Stands for a setting that could not be read, so that it is never used.
    static let none = MailIdentity(name: "", mailbox: "nobody", domain: "localhost.invalid")

    var address: MailAddress { MailAddress(name: name, address: "\(mailbox)@\(domain)") }

    /// The name if there is one, else the address: how a mail is signed.
    var signature: String { name.isEmpty ? address.address : name }
}

extension MailIdentity {
    /// Reads `Name <mailbox@domain>` or `mailbox@domain`.
    init(_ text: String) throws(UnusableIdentity) {
        var name = ""
        var address = text[...]
        if let open = text.lastIndex(of: "<"), text.last == ">" {
            name = text[..<open].trimmed
            address = text[text.index(after: open)...].dropLast()
        }
        if name.count > 1, name.first == "\"", name.last == "\"" { name = String(name.dropFirst().dropLast()) }
        let mail = MailAddress(name: name, address: address.trimmed)
        guard mail.isSendable else { throw UnusableIdentity(description: "it holds no mail address") }
        guard mail.localPart.utf8.count <= Self.mailboxLimit, !mail.localPart.contains("+") else {
            throw UnusableIdentity(
                description: "before the @ are more than \(Self.mailboxLimit) characters, or a plus sign")
        }
        self.init(
            name: name, mailbox: mail.localPart, domain: String(mail.address.dropFirst(mail.localPart.count + 1)))
    }
}

/// Nobody can write under such an address.
struct UnusableIdentity: Error, CustomStringConvertible {
    let description: String
}

extension Substring {
    fileprivate var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
