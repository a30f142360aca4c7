import Domain
import Durability
import Mail
import NotificationDomain
import Postgres

/// A mail in hand to be sent.
struct Parcel: Sendable {
    let id: NotificationMessage.ID
    /// As a URI.
    let address: String
    let letter: Letter
    /// When the mail was made, which is its date.
    let date: Timestamp

    init(_ row: Row) throws {
        id = NotificationMessage.ID(try row.uuid("id"))
        address = try row.text("address")
        letter = try StoredJSON.decode(Letter.self, try row.text("letter"))
        date = try row.timestamp("requested_at")
    }

    /// The address as SMTP carries it; `nil` if it is not one of mail.
    var mailbox: String? { MailtoURL(address).flatMap { MailAddress(address: $0.address).envelopeAddress } }

    /// The mail, the same however often it is made.
    func mail(from identity: MailIdentity) throws(MailError) -> [UInt8] {
        var mail = OutgoingMail(
            from: identity.address, to: [MailAddress(address: mailbox ?? "")], subject: letter.subject,
            messageID: letter.messageID, date: date, text: letter.text)
        mail.html = letter.html
        mail.replyTo = letter.replyTo.map { MailAddress(name: identity.name, address: $0) }
        mail.inReplyTo = letter.inReplyTo
        mail.references = letter.references
        mail.autoSubmission = letter.isAutomaticReply ? .replied : .generated
        mail.extraHeaders = [OutgoingMail.ExtraHeader(name: "X-Loop", value: identity.address.address)]
        return try MailComposer.compose(mail)
    }
}
