/// Checks what is to stand in a header.
enum OutgoingFields {
    private static let ours: Set<String> = [
        "from", "to", "cc", "bcc", "sender", "reply-to", "subject", "date", "message-id", "in-reply-to", "references",
        "auto-submitted", "mime-version", "return-path",
    ]

    /// Throws `invalidField` for the first field that cannot be sent.
    static func check(_ mail: OutgoingMail) throws(MailError) {
        try check(mail.from, "from")
        guard !mail.to.isEmpty else { throw .invalidField("to", reason: "has no recipient") }
        guard mail.to.allSatisfy({ $0.envelopeAddress != nil }) else { throw unsendable("to") }
        if let replyTo = mail.replyTo { try check(replyTo, "replyTo") }
        try check(id: mail.messageID, "messageID")
        if let inReplyTo = mail.inReplyTo { try check(id: inReplyTo, "inReplyTo") }
        for reference in mail.references { try check(id: reference, "references") }
        for header in mail.extraHeaders { try check(header) }
    }

    private static func check(_ mailbox: MailAddress, _ field: String) throws(MailError) {
        guard mailbox.isSendable else { throw unsendable(field) }
    }

    private static func unsendable(_ field: String) -> MailError {
        .invalidField(field, reason: "is not an address that SMTP can carry")
    }

    private static func check(id: String, _ field: String) throws(MailError) {
        let isID = id.utf8.allSatisfy {
            (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
        }
        guard isID, id.contains("@"), id.utf8.count <= MessageIDs.lengthLimit else {
            throw .invalidField(field, reason: "is not a message id")
        }
    }

    private static func check(_ header: OutgoingMail.ExtraHeader) throws(MailError) {
        let name = header.name
        let isName = name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
        let isOurs = ours.contains(name.lowercased()) || name.lowercased().hasPrefix("content-")
        guard isName, !isOurs, (1...76).contains(name.utf8.count) else {
            throw .invalidField(name, reason: "is not the name of an extra field")
        }
        guard HeaderText.singleLine(header.value) == header.value.trimmed, header.value.utf8.count <= 2_000 else {
            throw .invalidField(name, reason: "holds a control character, or more than 2,000 bytes")
        }
    }
}
