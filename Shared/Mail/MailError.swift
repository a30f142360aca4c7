/// Why bytes are not a mail, or why a mail cannot be composed.
package enum MailError: Error, Hashable, Sendable {
    /// There is nothing, or nothing but white space.
    case empty
    /// No header field could be read, so that it is not a mail at all.
    case noHeader
    /// It is longer than we read.
    case tooLarge(byteCount: Int, limit: Int)
    /// A field to be sent holds what cannot stand there, such as a line break in an address.
    case invalidField(String, reason: String)
    /// The library could not make the mail.
    case notComposed
}
