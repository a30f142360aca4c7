/// The AMQP 0-9-1 basic properties of a message.
package struct MessageProperties: Hashable, Sendable, Codable {
    package var contentType: String?
    package var contentEncoding: String?
    package var headers = MessageHeaders()
    /// 2 is persistent.
    package var deliveryMode: UInt8?
    package var priority: UInt8?
    package var correlationID: String?
    package var replyTo: String?
    package var expiration: String?
    package var messageID: String?
    /// Seconds since 1970.
    package var timestamp: UInt64?
    package var type: String?
    /// The broker user who sent it; the broker refuses any other name than the connection's own.
    package var userID: String?
    package var appID: String?

    /// Makes empty properties; set what applies.
    package init() {}
}
