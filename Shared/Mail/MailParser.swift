import Domain

/// Reads raw mail (RFC 5322 and MIME), however broken.
///
/// Limits, beyond which the rest is left out and counted or cut, never refused: 2,000 header fields of 64 KiB, 1,000
/// mailboxes a field, 100 message ids a field, 1,000 parts, 20 levels of parts, 100 attachments.
package enum MailParser {
    /// The longest mail that is read, in bytes.
    package static let byteLimit = 64 * 1_024 * 1_024
    /// No more attachments than these are kept of a mail.
    package static let attachmentLimit = 100

    /// Reads a mail; throws `empty`, `tooLarge`, or `noHeader` if it is none at all, and accepts everything else.
    package static func parse(_ bytes: [UInt8]) throws(MailError) -> ParsedMail {
        guard bytes.count <= byteLimit else { throw .tooLarge(byteCount: bytes.count, limit: byteLimit) }
        guard bytes.contains(where: { !$0.isASCIIWhitespace }) else { throw .empty }
        return ParsedMail(try GMimeReader.read(RawMail.prepared(bytes)))
    }
}

extension ParsedMail {
    init(_ message: MIMEMessage) {
        let headers = message.headers
        let body = message.body.map { MailBody($0) }
        let attached = body?.attached ?? []
        let from = headers.addresses(of: "from")
        messageID = headers.messageIDs(of: "message-id").first
        inReplyTo = headers.messageIDs(of: "in-reply-to")
        references = headers.messageIDs(of: "references").suffix(MessageIDs.limit)
        self.from = from
        sender = headers.addresses(of: "sender").first
        replyTo = headers.addresses(of: "reply-to")
        to = headers.addresses(of: "to")
        cc = headers.addresses(of: "cc")
        envelopeRecipients = Self.envelopeRecipients(in: headers)
        subject = headers.text(of: "subject")
        date = headers.value(of: "date").flatMap(MailDate.parse)
        let text = body?.readable ?? ""
        let origin = MailOrigin(headers: headers, body: message.body, from: from)
        self.text = text
        html = body?.html
        attachments = attached.prefix(MailParser.attachmentLimit).enumerated().map { index, item in
            MailAttachment(item.part, isInline: item.isInline, number: index + 1)
        }
        omittedParts = message.omittedParts + max(0, attached.count - MailParser.attachmentLimit)
        self.origin = origin
        report = DeliveryReport(message: message, text: text, automation: origin.automation)
    }

    private static func envelopeRecipients(in headers: MailHeaders) -> [String] {
        var seen: Set<String> = []
        let fields = ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to"]
        return fields.flatMap(headers.addresses).map(\.address).filter { seen.insert($0).inserted }
    }
}

extension MailAttachment {
    init(_ part: MIMEPart, isInline: Bool, number: Int) {
        contentType = part.contentType
        contentID = part.contentID
        self.isInline = isInline
        switch part.content {
        case .bytes(let bytes):
            content = bytes
            name = Self.safeName(part.fileName) ?? "attachment-\(number)"
        case .message(let headers, let bytes):
            content = bytes
            name =
                Self.safeName(part.fileName ?? headers.text(of: "subject").map { $0 + ".eml" })
                ?? "message-\(number).eml"
        case .parts:
            content = []
            name = "attachment-\(number)"
        }
    }

    /// The last component of the name, without what a file system or a terminal could trip over.
    private static func safeName(_ name: String?) -> String? {
        guard let last = name?.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last else { return nil }
        let clean = HeaderText.singleLine(String(last))
        guard clean.contains(where: { $0 != "." }) else { return nil }
        return String(clean.prefix(200))
    }
}
