package import Domain

/// A mail to be sent to one or more recipients who may see each other.
package struct OutgoingMail: Hashable, Sendable {
    /// What a program says of its own mail (RFC 3834).
    package enum AutoSubmission: String, Hashable, Sendable {
        /// A program's answer to a mail.
        case replied = "auto-replied"
        /// A program's mail for another reason.
        case generated = "auto-generated"
    }

    /// A field that the others do not cover.
    package struct ExtraHeader: Hashable, Sendable {
        package let name: String
        package let value: String

        /// Makes a field; whether it may be sent is checked when the mail is composed.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package let from: MailAddress
    package let to: [MailAddress]
    /// Where answers shall go, if not to `from`.
    package var replyTo: MailAddress?
    /// The subject; control characters become spaces.
    package let subject: String
    /// The mail's own id, without angle brackets.
    package let messageID: String
    /// The id of the mail that this one answers, without angle brackets.
    package var inReplyTo: String?
    /// The ids of the thread, oldest first, without angle brackets; the first and the last 20 are sent.
    package var references: [String] = []
    package let date: Timestamp
    /// What kind of a program's mail it is; `nil` for a person's.
    package var autoSubmission: AutoSubmission?
    package var extraHeaders: [ExtraHeader] = []
    /// The plain text; any line ends.
    package let text: String
    /// The same as HTML.
    package var html: String?

    /// Makes a mail with what every mail has; the rest is set afterwards.
    package init(
        from: MailAddress, to: [MailAddress], subject: String, messageID: String, date: Timestamp, text: String
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.messageID = messageID
        self.date = date
        self.text = text
    }
}
