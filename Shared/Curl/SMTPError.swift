/// Why a mail was not handed over.
package struct SMTPError: Error, Hashable, Sendable {
    /// What kind of failure it is, and so what is to be done.
    package enum Kind: Hashable, Sendable {
        /// The server said 4xx: the same mail may be taken later.
        case refusedForNow
        /// The server said 5xx: it will never take this mail.
        case refusedForGood
        /// The server was not reached, or broke off.
        case failed(CurlError.Code)
        /// The mail cannot be handed over as it is, such as one with a line feed alone.
        case invalidMail(String)
    }

    package let kind: Kind
    /// The server's last reply code, 200 to 599; `nil` if there was none.
    package let replyCode: Int?
    /// The server's enhanced status (RFC 3463), such as `5.1.1`; `nil` if it gave none.
    package let status: String?
    /// Whether the whole mail went out and no reply came: the server may have taken it.
    package let isInDoubt: Bool

    /// Makes an error of its parts.
    package init(kind: Kind, replyCode: Int?, status: String?, isInDoubt: Bool) {
        self.kind = kind
        self.replyCode = replyCode
        self.status = status
        self.isInDoubt = isInDoubt
    }

    /// Whether the same mail may be taken later.
    package var isRetriable: Bool {
        switch kind {
        case .refusedForNow: true
        case .refusedForGood, .invalidMail: false
        case .failed(let code): code != .invalidRequest && code != .cancelled
        }
    }
}
