/// A part of a mail as a value: what GMime has read, its transfer encoding undone.
struct MIMEPart: Hashable, Sendable {
    /// What a part holds.
    enum Content: Hashable, Sendable {
        /// The decoded bytes of a part without parts.
        case bytes([UInt8])
        /// The parts of a multipart.
        case parts([MIMEPart])
        /// An embedded mail: its header, and all of it as it stands.
        case message(MailHeaders, [UInt8])
    }

    /// The type and subtype in lower case, such as `text/plain`.
    let contentType: String
    /// The declared character set.
    let charset: String?
    /// The `report-type` of a `multipart/report`, in lower case.
    let reportType: String?
    /// `inline`, `attachment` or another word, in lower case; `nil` if there is none.
    let disposition: String?
    /// The file name, decoded.
    let fileName: String?
    /// The content id without angle brackets.
    let contentID: String?
    let content: Content

    /// Whether it has the type, in whatever subtype.
    func isType(_ type: String) -> Bool { contentType.hasPrefix(type + "/") }
}
