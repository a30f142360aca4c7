/// A mail that the sink has taken: its envelope, and its bytes with CRLF line ends.
package struct SunkMail: Hashable, Sendable {
    /// The envelope's sender; empty for a bounce.
    package let sender: String
    package let recipients: [String]
    package let content: [UInt8]

    /// Makes a mail of its envelope and content.
    package init(sender: String, recipients: [String], content: [UInt8]) {
        self.sender = sender
        self.recipients = recipients
        self.content = content
    }

    /// The file's bytes: the envelope as two header lines, then the mail as it came.
    package var file: [UInt8] {
        Array("X-Envelope-From: \(sender)\r\nX-Envelope-To: \(recipients.joined(separator: ", "))\r\n".utf8) + content
    }
}
