import Messaging

/// A message's texts in one run of bytes and its headers encoded: all that may fail is done before anything is sent.
struct PublishImage {
    /// Where the texts are; `nil` where the property is absent.
    struct Ranges {
        var exchange = 0..<0
        var routingKey = 0..<0
        var contentType: Range<Int>?
        var contentEncoding: Range<Int>?
        var correlationID: Range<Int>?
        var replyTo: Range<Int>?
        var expiration: Range<Int>?
        var messageID: Range<Int>?
        var type: Range<Int>?
        var userID: Range<Int>?
        var appID: Range<Int>?
    }

    /// A frame of 131,072 bytes less its own 8, the 14 of a content header, and the 10 of numbers among the properties.
    private static let room = 131_072 - 32

    private(set) var texts: [UInt8] = []
    private(set) var ranges = Ranges()
    /// The header table as on the wire; `nil` without headers.
    let headers: [UInt8]?

    /// Encodes a message; the properties name `user` as sender unless they name one.
    init(_ message: OutgoingMessage, user: String) throws(AMQPError) {
        let properties = message.properties
        headers = properties.headers.isEmpty ? nil : try FieldTableEncoder.encode(properties.headers)
        ranges.exchange = try append(message.exchange, "exchange")
        ranges.routingKey = try append(message.routingKey, "routing key")
        ranges.contentType = try add(properties.contentType, "content-type")
        ranges.contentEncoding = try add(properties.contentEncoding, "content-encoding")
        ranges.correlationID = try add(properties.correlationID, "correlation-id")
        ranges.replyTo = try add(properties.replyTo, "reply-to")
        ranges.expiration = try add(properties.expiration, "expiration")
        ranges.messageID = try add(properties.messageID, "message-id")
        ranges.type = try add(properties.type, "type")
        ranges.userID = try add(properties.userID ?? user, "user-id")
        ranges.appID = try add(properties.appID, "app-id")
        guard (headers?.count ?? 0) + texts.count + 16 <= Self.room else {
            throw AMQPError(.unencodable, "the headers do not fit a frame")
        }
    }

    private mutating func add(_ text: String?, _ name: String) throws(AMQPError) -> Range<Int>? {
        guard let text else { return nil }
        return try append(text, name)
    }

    private mutating func append(_ text: String, _ name: String) throws(AMQPError) -> Range<Int> {
        let start = texts.count
        texts.append(contentsOf: text.utf8)
        guard texts.count - start <= 255 else { throw AMQPError(.unencodable, "the \(name) is over 255 bytes") }
        return start..<texts.count
    }
}
