import CGMime
import CGMimeShims
import Domain

/// Writes mail (RFC 5322 and MIME) in lines that end in CRLF, all of seven bits but for a recipient who has other
/// characters before the `@` (RFC 6532).
package enum MailComposer {
    /// No more ids of a thread are sent: the first, and the last ones.
    private static let referenceLimit = 21

    /// The bytes of the mail; throws `invalidField` for a field that cannot stand in a header, so that nothing can be
    /// smuggled into one.
    package static func compose(_ mail: OutgoingMail) throws(MailError) -> [UInt8] {
        try OutgoingFields.check(mail)
        GMime.start()
        guard let message = unsafe Owned(takingOwnershipOf: g_mime_message_new(1)) else { throw .notComposed }
        unsafe address(message.raw, with: mail)
        unsafe thread(message.raw, with: mail)
        unsafe setBody(of: message.raw, to: mail)
        let bytes = unsafe written(message.raw)
        guard !bytes.isEmpty else { throw .notComposed }
        return bytes
    }

    private static func address(_ message: UnsafeMutablePointer<GMimeMessage>, with mail: OutgoingMail) {
        let date = unsafe g_date_time_new_from_unix_utc(gint64(mail.date.microseconds / 1_000_000))
        unsafe g_mime_message_set_date(message, date)
        if let date = unsafe date { unsafe g_date_time_unref(date) }
        unsafe add(mail.from, as: GMIME_ADDRESS_TYPE_FROM, to: message)
        for recipient in mail.to { unsafe add(recipient, as: GMIME_ADDRESS_TYPE_TO, to: message) }
        if let replyTo = mail.replyTo { unsafe add(replyTo, as: GMIME_ADDRESS_TYPE_REPLY_TO, to: message) }
        let subject = EncodedWords.encoded(HeaderText.singleLine(mail.subject))
        unsafe g_mime_message_set_subject(message, subject, "utf-8")
    }

    private static func add(
        _ mailbox: MailAddress, as type: GMimeAddressType, to message: UnsafeMutablePointer<GMimeMessage>
    ) {
        let name = HeaderText.singleLine(mailbox.name)
        let address = mailbox.envelopeAddress ?? mailbox.address
        if name.isEmpty {
            unsafe g_mime_message_add_mailbox(message, type, nil, address)
        } else {
            unsafe g_mime_message_add_mailbox(message, type, name, address)
        }
    }

    private static func thread(_ message: UnsafeMutablePointer<GMimeMessage>, with mail: OutgoingMail) {
        unsafe g_mime_message_set_message_id(message, mail.messageID)
        let object = unsafe casewire_gmime_object_of_message(message)
        func set(_ name: String, _ value: String) { unsafe g_mime_object_set_header(object, name, value, "utf-8") }
        if let inReplyTo = mail.inReplyTo { set("In-Reply-To", "<\(inReplyTo)>") }
        let references =
            mail.references.count <= referenceLimit
            ? mail.references : mail.references.prefix(1) + mail.references.suffix(referenceLimit - 1)
        if !references.isEmpty { set("References", references.map { "<\($0)>" }.joined(separator: " ")) }
        if let autoSubmission = mail.autoSubmission { set("Auto-Submitted", autoSubmission.rawValue) }
        for header in mail.extraHeaders { set(header.name, header.value) }
    }

    private static func setBody(of message: UnsafeMutablePointer<GMimeMessage>, to mail: OutgoingMail) {
        guard let plain = unsafe part(of: mail.text, subtype: "plain") else { return }
        let plainObject = unsafe casewire_gmime_object_of_part(plain.raw)
        guard let html = mail.html, let hypertext = unsafe part(of: html, subtype: "html"),
            let alternatives = unsafe Owned(takingOwnershipOf: g_mime_multipart_new_with_subtype("alternative"))
        else {
            unsafe g_mime_message_set_mime_part(message, plainObject)
            return
        }
        unsafe g_mime_multipart_add(alternatives.raw, plainObject)
        unsafe g_mime_multipart_add(alternatives.raw, casewire_gmime_object_of_part(hypertext.raw))
        unsafe g_mime_message_set_mime_part(message, casewire_gmime_object_of_multipart(alternatives.raw))
    }

    private static func part(of text: String, subtype: String) -> Owned<GMimePart>? {
        let bytes = Array(lines(of: text).utf8)
        guard let part = unsafe Owned(takingOwnershipOf: g_mime_part_new_with_type("text", subtype)),
            let stream = unsafe Owned(takingOwnershipOf: GMime.memoryStream(over: bytes)),
            let content = unsafe Owned(
                takingOwnershipOf: g_mime_data_wrapper_new_with_stream(stream.raw, GMIME_CONTENT_ENCODING_DEFAULT))
        else { return nil }
        unsafe g_mime_object_set_content_type_parameter(casewire_gmime_object_of_part(part.raw), "charset", "utf-8")
        unsafe g_mime_part_set_content(part.raw, content.raw)
        let encoding = unsafe g_mime_part_get_best_content_encoding(part.raw, GMIME_ENCODING_CONSTRAINT_7BIT)
        unsafe g_mime_part_set_content_encoding(part.raw, encoding)
        return unsafe part
    }

    /// The text with `\n` alone at line ends, the last line's among them, and without control characters.
    private static func lines(of text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in text.unicodeScalars {
            let isEnd = scalar == "\r" || (scalar == "\n" && !wasReturn)
            if isEnd {
                scalars.append("\n")
            } else if scalar == "\t" || scalar.properties.generalCategory != .control {
                scalars.append(scalar)
            }
            wasReturn = scalar == "\r"
        }
        if scalars.last != "\n" { scalars.append("\n") }
        return String(scalars)
    }

    private static func written(_ message: UnsafeMutablePointer<GMimeMessage>) -> [UInt8] {
        let options = unsafe g_mime_format_options_new()
        defer { unsafe g_mime_format_options_free(options) }
        unsafe g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS)
        let object = unsafe casewire_gmime_object_of_message(message)
        return unsafe GMime.bytes { unsafe _ = g_mime_object_write_to_stream(object, options, $0) }
    }
}
