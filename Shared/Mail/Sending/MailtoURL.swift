/// A `mailto:` link to one address (RFC 6068).
package struct MailtoURL: Hashable, Sendable {
    /// The address.
    package let address: String
    /// The subject that the link proposes.
    package let subject: String?
    /// The text that the link proposes, with `\n` at line ends.
    package let body: String?

    /// Makes a link.
    package init(address: String, subject: String? = nil, body: String? = nil) {
        self.address = address
        self.subject = subject
        self.body = body
    }

    /// Reads a link; `nil` if it is none, names no address, or is not well encoded. Fields that no link of ours has are
    /// left out.
    package init?(_ url: String) {
        guard url.prefix(7).lowercased() == "mailto:" else { return nil }
        let pieces = url.dropFirst(7).split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = PercentEncoding.decode(pieces[0]), address.contains("@") else { return nil }
        var fields: [String: String] = [:]
        for field in pieces.dropFirst().flatMap({ $0.split(separator: "&") }) {
            let sides = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, let value = PercentEncoding.decode(sides[1]) else { return nil }
            fields[sides[0].lowercased()] = value
        }
        self.address = address
        subject = fields["subject"]
        body = fields["body"]?.replacing("\r\n", with: "\n")
    }

    /// The link as text.
    package var text: String {
        var fields: [String] = []
        if let subject { fields.append("subject=" + PercentEncoding.encode(subject)) }
        if let body {
            let lines = body.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
            fields.append("body=" + PercentEncoding.encode(lines))
        }
        let query = fields.isEmpty ? "" : "?" + fields.joined(separator: "&")
        return "mailto:" + PercentEncoding.encode(address, keeping: "@+") + query
    }
}

extension MailtoURL: CustomStringConvertible {
    package var description: String { text }
}
