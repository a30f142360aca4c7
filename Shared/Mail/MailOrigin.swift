/// What the header says about who wrote a mail, and about answering it.
package struct MailOrigin: Hashable, Sendable {
    /// The sign by which a mail is known to be a program's.
    package enum Automation: String, Hashable, Sendable {
        /// `Auto-Submitted` says anything but `no` (RFC 3834).
        case autoSubmitted
        /// `Precedence` is `bulk`, `junk`, `list` or `auto_reply`.
        case precedence
        /// It came through a mailing list: `List-Id` (RFC 2919) or another list field is there.
        case mailingList
        /// The envelope has no sender: `Return-Path` is `<>` (RFC 5321 section 4.5.5), or `From` holds nothing but
        /// `<>`.
        case emptySender
        /// It is a `multipart/report` (RFC 6522): a bounce, a receipt or a complaint, or names failed recipients.
        case report
        /// An older program's word for an automatic answer is there, such as `X-Autoreply`.
        case vacation
        /// The sender is `MAILER-DAEMON`, or `postmaster` with a subject such as "Undeliverable".
        case mailerDaemon
    }

    /// The word of `Auto-Submitted`, in lower case and without parameters.
    package let autoSubmitted: String?
    /// The word of `Precedence`, in lower case.
    package let precedence: String?
    /// The values of `X-Loop`.
    package let loops: [String]
    /// The value of `List-Id`.
    package let listID: String?
    /// The envelope's sender, without angle brackets; empty for `<>`, `nil` if the field is missing.
    package let returnPath: String?
    /// The words of `X-Auto-Response-Suppress`, in lower case, such as `all` or `oof`.
    package let suppressedResponses: Set<String>
    /// The report type of a `multipart/report`, such as `delivery-status`.
    package let reportType: String?
    /// The first sign, in the order of `Automation`, that a program wrote it; `nil` if there is none.
    package let automation: Automation?

    /// Whether an automatic answer may be sent: a person wrote it, and did not forbid one.
    package var permitsAutomaticAnswer: Bool {
        automation == nil && suppressedResponses.isDisjoint(with: ["all", "autoreply", "oof"])
    }
}
