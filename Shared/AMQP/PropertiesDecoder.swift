import Messaging

/// Reads the property list of a content header frame, as AMQP 0-9-1 section 4.2.6.1 lays it out.
struct PropertiesDecoder {
    let limits: HeaderLimits

    /// The properties that could be read, and what is wrong with the rest.
    struct Result: Hashable {
        var properties = MessageProperties()
        var defect: WireDefect?
    }

    /// Reads as much as can be read: unreadable headers cost only the headers, since the table tells its length.
    func decode(_ bytes: Span<UInt8>) -> Result {
        var result = Result()
        do throws(WireDefect) {
            try read(bytes, into: &result)
        } catch {
            result.defect = error
        }
        return result
    }

    private func read(_ bytes: Span<UInt8>, into result: inout Result) throws(WireDefect) {
        var cursor = WireCursor()
        let flags = try cursor.number(UInt16.self, in: bytes)
        var more = flags
        while more & 1 != 0 { more = try cursor.number(UInt16.self, in: bytes) }
        func has(_ bit: Int) -> Bool { flags & (1 << bit) != 0 }

        if has(15) { result.properties.contentType = try cursor.shortString(in: bytes) }
        if has(14) { result.properties.contentEncoding = try cursor.shortString(in: bytes) }
        if has(13) { try readHeaders(bytes, at: &cursor, into: &result) }
        if has(12) { result.properties.deliveryMode = try cursor.uint8(in: bytes) }
        if has(11) { result.properties.priority = try cursor.uint8(in: bytes) }
        if has(10) { result.properties.correlationID = try cursor.shortString(in: bytes) }
        if has(9) { result.properties.replyTo = try cursor.shortString(in: bytes) }
        if has(8) { result.properties.expiration = try cursor.shortString(in: bytes) }
        if has(7) { result.properties.messageID = try cursor.shortString(in: bytes) }
        if has(6) { result.properties.timestamp = try cursor.number(UInt64.self, in: bytes) }
        if has(5) { result.properties.type = try cursor.shortString(in: bytes) }
        if has(4) { result.properties.userID = try cursor.shortString(in: bytes) }
        if has(3) { result.properties.appID = try cursor.shortString(in: bytes) }
    }

    private func readHeaders(
        _ bytes: Span<UInt8>, at cursor: inout WireCursor, into result: inout Result
    ) throws(WireDefect) {
        let size = Int(try cursor.number(UInt32.self, in: bytes))
        let range = try cursor.range(of: size, in: bytes)
        guard size <= limits.bytes else {
            result.defect = WireDefect("the headers have \(size) bytes, more than \(limits.bytes)")
            return
        }
        do throws(WireDefect) {
            result.properties.headers = try FieldTableDecoder(maximumDepth: limits.depth).headers(
                bytes.extracting(range))
        } catch {
            result.defect = error
        }
    }
}
