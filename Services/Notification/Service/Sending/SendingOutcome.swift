import Curl

/// What became of an attempt to send.
enum SendingOutcome: Hashable, Sendable {
    case sent
    case failed(SendingFailure)
}

/// Why a mail was not sent.
struct SendingFailure: Hashable, Sendable {
    /// In words without address or text.
    let reason: String
    /// Whether the same mail may be taken later.
    let isPassing: Bool
    /// The server's enhanced status, such as `5.1.1`.
    var status: String?

    /// A mail that cannot be made, since something in it cannot stand in a header.
    static let unsendable = SendingFailure(reason: "the address cannot be written to", isPassing: false)
}

extension SendingFailure {
    init(_ error: SMTPError) {
        let reply = [error.replyCode.map(String.init), error.status].compactMap(\.self).joined(separator: " ")
        let kind =
            switch error.kind {
            case .refusedForNow: "refused for now"
            case .refusedForGood: "refused for good"
            case .failed(let code): "not handed over (\(code.rawValue))"
            case .invalidMail(let why): "not handed over: \(why)"
            }
        reason = reply.isEmpty ? kind : "\(kind): \(reply)"
        isPassing = error.isRetriable
        status = error.status
    }
}
