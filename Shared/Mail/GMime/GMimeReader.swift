import CGMime
import CGMimeShims

/// Reads a mail with GMime into values; no pointer leaves it.
struct GMimeReader {
    /// Multiparts deeper than this are left out.
    static let depthLimit = 20
    /// No more parts than these are read.
    static let partLimit = 1_000

    private var partCount = 0
    private var omittedParts = 0

    /// Reads prepared bytes; throws if not one header field is found.
    static func read(_ bytes: [UInt8]) throws(MailError) -> MIMEMessage {
        let options = ParserOptions()
        guard let stream = unsafe Owned(takingOwnershipOf: GMime.memoryStream(over: bytes)),
            let parser = unsafe Owned(takingOwnershipOf: g_mime_parser_new_with_stream(stream.raw)),
            let raw = unsafe Owned(takingOwnershipOf: g_mime_parser_construct_message(parser.raw, options.raw))
        else { throw .noHeader }
        var reader = GMimeReader()
        let message = unsafe reader.message(raw.raw)
        guard unsafe !message.headers.isEmpty || reader.hasFields(g_mime_message_get_mime_part(raw.raw)) else {
            throw .noHeader
        }
        return message
    }

    private mutating func message(_ message: UnsafeMutablePointer<GMimeMessage>) -> MIMEMessage {
        let headers = unsafe headers(of: casewire_gmime_object_of_message(message))
        let body = unsafe g_mime_message_get_mime_part(message).map { unsafe part($0, depth: 0) }
        return MIMEMessage(headers: headers, body: body ?? nil, omittedParts: omittedParts)
    }

    /// A mail may have no fields but those that GMime keeps with its body, such as `Content-Type`.
    private func hasFields(_ part: UnsafeMutablePointer<GMimeObject>?) -> Bool {
        guard let part = unsafe part else { return false }
        return unsafe g_mime_header_list_get_count(g_mime_object_get_header_list(part)) > 0
    }

    private func headers(of object: UnsafeMutablePointer<GMimeObject>?) -> MailHeaders {
        let list = unsafe g_mime_object_get_header_list(object)
        let count = min(Int(unsafe g_mime_header_list_get_count(list)), MailHeaders.fieldLimit)
        var fields: [MailHeaders.Field] = []
        for index in 0..<max(0, count) {
            guard let header = unsafe g_mime_header_list_get_header_at(list, Int32(index)),
                let name = unsafe GMime.string(copyOf: g_mime_header_get_name(header)),
                let value = unsafe g_mime_header_get_raw_value(header)
            else { continue }
            let length = min(unsafe strnlen(value, MailHeaders.valueLimit), MailHeaders.valueLimit)
            let bytes = unsafe value.withMemoryRebound(to: UInt8.self, capacity: length) { start in
                unsafe UnsafeBufferPointer(start: start, count: length).filter { !Self.isLineBreak($0) }
            }
            fields.append(MailHeaders.Field(name: name, value: TextDecoding.unlabelled(bytes).trimmed))
        }
        return MailHeaders(fields)
    }

    private static func isLineBreak(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
    }

    private mutating func part(_ object: UnsafeMutablePointer<GMimeObject>, depth: Int) -> MIMEPart? {
        guard depth <= Self.depthLimit, partCount < Self.partLimit else {
            omittedParts += 1
            return nil
        }
        partCount += 1
        let type = unsafe g_mime_object_get_content_type(object)
        let content = unsafe content(of: object, depth: depth)
        return unsafe MIMEPart(
            contentType: GMime.string(takingOwnershipOf: g_mime_content_type_get_mime_type(type))?.lowercased() ?? "",
            charset: GMime.string(copyOf: g_mime_content_type_get_parameter(type, "charset")),
            reportType: GMime.string(copyOf: g_mime_content_type_get_parameter(type, "report-type"))?.lowercased(),
            disposition: GMime.string(copyOf: g_mime_object_get_disposition(object))?.lowercased().trimmed,
            fileName: fileName(of: object),
            contentID: GMime.string(copyOf: g_mime_object_get_content_id(object)),
            content: content)
    }

    private func fileName(of object: UnsafeMutablePointer<GMimeObject>) -> String? {
        let part = unsafe casewire_gmime_part(object)
        let name =
            unsafe part.flatMap { unsafe g_mime_part_get_filename($0) }
            ?? g_mime_object_get_content_disposition_parameter(object, "filename")
            ?? g_mime_object_get_content_type_parameter(object, "name")
        return unsafe GMime.string(copyOf: name)
    }

    private mutating func content(of object: UnsafeMutablePointer<GMimeObject>, depth: Int) -> MIMEPart.Content {
        if let multipart = unsafe casewire_gmime_multipart(object) {
            return unsafe .parts(parts(of: multipart, depth: depth))
        }
        if let embedded = unsafe casewire_gmime_message_part(object) {
            guard let message = unsafe g_mime_message_part_get_message(embedded) else { return .bytes([]) }
            let base = unsafe casewire_gmime_object_of_message(message)
            let bytes = unsafe GMime.bytes { unsafe _ = g_mime_object_write_to_stream(base, nil, $0) }
            return unsafe .message(headers(of: base), bytes)
        }
        guard let part = unsafe casewire_gmime_part(object), let wrapper = unsafe g_mime_part_get_content(part) else {
            return .bytes([])
        }
        return unsafe .bytes(GMime.bytes { unsafe _ = g_mime_data_wrapper_write_to_stream(wrapper, $0) })
    }

    private mutating func parts(of multipart: UnsafeMutablePointer<GMimeMultipart>, depth: Int) -> [MIMEPart] {
        var parts: [MIMEPart] = []
        for index in 0..<(unsafe g_mime_multipart_get_count(multipart)) {
            guard let child = unsafe g_mime_multipart_get_part(multipart, index) else { continue }
            if let part = unsafe part(child, depth: depth + 1) { parts.append(part) }
        }
        return parts
    }
}
