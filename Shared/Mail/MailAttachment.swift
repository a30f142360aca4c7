/// A file that came with a mail.
package struct MailAttachment: Hashable, Sendable {
    /// The file name without folders and control characters, at most 200 characters; made up if the mail gives none.
    package let name: String
    /// The type in lower case, such as `image/png`.
    package let contentType: String
    /// The content, decoded.
    package let content: [UInt8]
    /// The id by which the HTML refers to it, without angle brackets.
    package let contentID: String?
    /// Whether it belongs into the text, as an image does.
    package let isInline: Bool

    /// The length of the content, in bytes.
    package var size: Int { content.count }
}
