/// What the mail sink takes at most.
package struct MailSinkLimits: Hashable, Sendable {
    /// The largest mail, in bytes.
    package var mailBytes = 16 * 1_048_576
    /// The longest line, in bytes; RFC 5321 promises 1,000, real mails have more.
    package var lineBytes = 256 * 1_024
    /// The most recipients of one mail.
    package var recipients = 100
    /// The most connections at a time.
    package var connections = 64
    /// The most commands that are not understood before the connection is closed.
    package var mistakes = 20
    /// How long a connection may be silent.
    package var idleSeconds: Int64 = 60

    /// The limits for local use.
    package init() {}
}
