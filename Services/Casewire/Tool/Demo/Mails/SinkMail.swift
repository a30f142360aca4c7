import Foundation
import Mail

/// A mail that lies in the mail sink.
struct SinkMail: Sendable {
    let file: String
    let mail: ParsedMail
    /// Whom it went to.
    let recipient: String

    /// Reads a file of the sink; `nil` if it is no mail.
    init?(file: String, bytes: [UInt8]) {
        do throws(MailError) {
            mail = try MailParser.parse(bytes)
        } catch {
            return nil
        }
        guard let recipient = mail.envelopeRecipients.first ?? mail.to.first?.address else { return nil }
        self.file = file
        self.recipient = recipient
    }

    /// The `mailto:` links in the text, in order.
    var links: [MailtoURL] {
        let ends = CharacterSet.whitespacesAndNewlines.union(CharacterSet(charactersIn: "<>\"'()[]"))
        return mail.text.components(separatedBy: ends).compactMap { MailtoURL($0) }
    }

    /// The link whose signed address is for that purpose, the letter behind the `+`: `a` accepts a solution.
    func link(for purpose: Character) -> MailtoURL? { links(for: purpose).last }

    /// The link that answers a survey with its best score, the last one that names a score.
    var bestScore: MailtoURL? {
        links(for: "s").last { link in link.subject?.split(separator: " ").last.flatMap { Int($0) } != nil }
    }

    private func links(for purpose: Character) -> [MailtoURL] {
        links.filter { link in
            let local = link.address.prefix { $0 != "@" }
            guard let plus = local.lastIndex(of: "+") else { return false }
            return local[local.index(after: plus)...].first == purpose
        }
    }
}
