import Cryptography

/// Our mailbox, to which customers answer at addresses of their own: `<mailbox>+<token>@<domain>`.
struct AnswerMailbox: Hashable, Sendable {
    /// What a token and the `+` leave of the 64 characters before an `@` (RFC 5321 section 4.5.3.1.1).
    static let longestLocalPart = 64 - SignedToken.length - 1

    private let localPart: String
    private let domain: String

    /// No mailbox: it stands in for one that could not be read, which ends the start.
    static let none = AnswerMailbox(localPart: "", domain: "")

    /// Reads `local@domain`, alone or behind a display name in angle brackets.
    init(_ text: String) throws(UnusableMailbox) {
        let address = text.split(separator: "<").last?.prefix { $0 != ">" } ?? ""
        let sides = address.split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty,
            sides[0].utf8.count <= Self.longestLocalPart, !address.contains(where: \.isWhitespace)
        else { throw UnusableMailbox() }
        self.init(localPart: String(sides[0]), domain: String(sides[1]))
    }

    private init(localPart: String, domain: String) {
        self.localPart = localPart
        self.domain = domain
    }

    /// The address that stands for a token.
    func address(for token: String) -> String { "\(localPart)+\(token)@\(domain)" }
}

/// An address that no token can be put into.
struct UnusableMailbox: Error, Hashable, CustomStringConvertible {
    var description: String { "it is no such address" }
}
