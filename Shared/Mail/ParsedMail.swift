package import Domain

/// A mail as we understand it: every text is valid Unicode without NUL, every list has an end (see `MailParser`).
package struct ParsedMail: Hashable, Sendable {
    /// The id without angle brackets; `nil` if the mail has none.
    package let messageID: String?
    /// The ids of `In-Reply-To`, without angle brackets.
    package let inReplyTo: [String]
    /// The ids of `References`, oldest first, without angle brackets; no more than the last 100.
    package let references: [String]
    /// The mailboxes of `From`, of which there should be one.
    package let from: [MailAddress]
    /// The mailbox of `Sender`, if the mail names one.
    package let sender: MailAddress?
    /// Where answers shall go, if not to `from`.
    package let replyTo: [MailAddress]
    /// The mailboxes of `To`.
    package let to: [MailAddress]
    /// The mailboxes of `Cc`.
    package let cc: [MailAddress]
    /// The addresses for which it was delivered, as the receiving servers noted (`Delivered-To`, `X-Original-To`,
    /// `Envelope-To`), the last server's first, each once.
    package let envelopeRecipients: [String]
    /// The subject, decoded, on one line; `nil` if there is no such field.
    package let subject: String?
    /// When it says it was written; `nil` if it does not say, or says a time before 1980 or after 2099.
    package let date: Timestamp?
    /// The text to read, with `\n` at line ends: the plain text, or if there is none, the text of the HTML.
    package let text: String
    /// The HTML, as it was sent; it is not safe to show.
    package let html: String?
    /// What is attached; no more than the first 100.
    package let attachments: [MailAttachment]
    /// The number of parts left out, as they were too many or too deep.
    package let omittedParts: Int
    /// What the header says about who wrote it, a person or a program.
    package let origin: MailOrigin
    /// What a delivery status notification reports; `nil` for other mail.
    package let report: DeliveryReport?

    /// Whether a program wrote it: it neither answers a question nor may it be answered.
    package var isAutomatic: Bool { origin.automation != nil }
}
