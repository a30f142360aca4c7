import Cryptography
import Domain
import IntakeDomain
import Mail
import Messaging

extension IncomingMessage {
    /// The provider's name for mail, whichever server it came through (contract.md section 3).
    static let mailProvider = "rfc822"

    /// A mail as intake sees it. Throws `invalid` for a mail without a sender.
    init(_ mail: ParsedMail, body: [UInt8], addresses: SignedAddresses, receivedAt: Timestamp) throws {
        guard let sender = mail.from.first ?? mail.sender, !sender.address.isEmpty else {
            throw Rejection.invalid(field: "from", reason: "The mail names no sender.")
        }
        let reply = ReplyText(mail.text)
        let files = mail.attachments.map { IncomingMessage.File($0) }
        let externalID = mail.messageID ?? "sha256:" + TextEncoding.hex.encode(SHA256.digest(body))
        let content = IntakeContent(
            from: sender.normalized, subject: mail.subject, text: mail.text, html: mail.html,
            attachments: files.map { TextEncoding.hex.encode($0.sha256) })
        self.init(
            key: try IntakeKey(channel: .email, provider: Self.mailProvider, externalID: externalID),
            provider: Self.mailProvider, externalID: externalID,
            digest: SHA256.digest(Array(content.canonicalText.utf8)),
            from: Correspondent(address: CustomerAddress(sender.uri), name: sender.name),
            sentAt: mail.date ?? receivedAt)
        subject = mail.subject
        text = reply.text
        fullText = reply.text == mail.text ? nil : mail.text
        html = mail.html
        self.files = files
        isAutomatic = mail.isAutomatic
        threading = ThreadingEvidence(mail, addresses: addresses)
    }
}

extension IncomingMessage.File {
    init(_ attachment: MailAttachment) {
        self.init(
            name: attachment.name, contentType: attachment.contentType, size: Int64(attachment.size),
            sha256: SHA256.digest(attachment.content), content: attachment.content, dataref: nil)
    }
}

extension ThreadingEvidence {
    init(_ mail: ParsedMail, addresses: SignedAddresses) {
        let recipients = (mail.to + mail.cc).map(\.address) + mail.envelopeRecipients
        let signed = recipients.compactMap(addresses.token(inAddress:))
        inReplyTo = mail.inReplyTo
        references = mail.references.reversed()
        tokens = signed.map(\.token) + (inReplyTo + references).compactMap(addresses.token(inMessageID:))
        requestText = signed.first { $0.token.purpose != .reply }?.text
        numbersInSubject = Case.Number.all(in: mail.subject ?? "")
    }
}
