import Cryptography
import Domain
import FoundationEssentials
import Mail
import NotificationDomain

/// Makes our signed addresses and Message-IDs: `<mailbox>+<token>@<domain>` and `<token>.<id>@<domain>`, by which
/// intake knows what a mail is about and what it asks for.
struct SignedAddressBook: Sendable {
    let identity: MailIdentity
    private let keys: [SigningKey]

    /// The first key signs; all are accepted.
    init(_ identity: MailIdentity, keys: [SigningKey]) {
        self.identity = identity
        self.keys = keys
    }

    /// Where answers about a case go.
    func replyAddress(of caseID: UUID, episode: Int?) -> String? {
        address(SignedToken(purpose: .reply, subject: caseID, episode: UInt16(clamping: episode ?? 0)))
    }

    /// What the customer opens to accept or to reject a solution.
    func url(to answer: Intent.Answer, of caseID: UUID, episode: Int?, number: String?) -> String? {
        let purpose: SignedToken.Purpose =
            switch answer {
            case .accept: .accept
            case .reject: .reject
            }
        let token = SignedToken(purpose: purpose, subject: caseID, episode: UInt16(clamping: episode ?? 0))
        return address(token).map { link(to: $0, number: number) }
    }

    /// The text, or what the customer opens if the text is a token that one of our services has signed.
    func expanded(_ text: String, number: String?) -> String {
        guard SignedToken(verifying: text, with: keys) != nil else { return text }
        return link(to: "\(identity.mailbox)+\(text)@\(identity.domain)", number: number)
    }

    /// The same for the same message, however often it is sent.
    func messageID(of id: NotificationMessage.ID, about caseID: UUID?) -> String {
        let own = id.description.replacing("-", with: "")
        let token = caseID.flatMap { text(SignedToken(purpose: .reply, subject: $0)) }
        return token.map { "\($0).\(own)@\(identity.domain)" } ?? "\(own)@\(identity.domain)"
    }

    private func address(_ token: SignedToken) -> String? {
        text(token).map { "\(identity.mailbox)+\($0)@\(identity.domain)" }
    }

    private func text(_ token: SignedToken) -> String? { keys.first.map { token.text(signedWith: $0) } }

    private func link(to address: String, number: String?) -> String {
        MailtoURL(address: address, subject: number.map { "[\($0)]" }).text
    }
}
