package import Contracts
package import Domain

/// A provider's own bytes, as its adapter handed them on (contract.md section 3, `raw`).
package struct RawInbound: Sendable {
    package let delivery: Delivery
    package let channel: Channel
    /// The short name of the system that they come from.
    package let provider: String
    /// The adapter's own id of this message.
    package let messageID: String
    package let contentType: String
    /// The address at which a webhook's request came in.
    package let httpURL: String?
    /// A webhook's request headers, by lower-case name.
    package let httpHeaders: [String: String]

    /// Reads the properties and headers; throws with the one at fault.
    package init(_ delivery: Delivery) throws(MalformedMessage) {
        try MessageLimits.check(delivery)
        let route = try IntakeRoute(routingKey: delivery.publishedTo.routingKey)
        guard route.kind == .raw else { throw MalformedMessage(field: "routing_key", reason: "must end in .raw") }
        let properties = delivery.properties
        channel = route.channel
        messageID = try Self.short(properties.messageID, "message_id")
        contentType = try Self.short(properties.contentType, "content_type")
        provider = try Self.short(properties.headers[MessageHeader.provider]?.text, "provider", limit: 64)
        httpURL = properties.headers[MessageHeader.httpURL]?.text
        httpHeaders = try Self.requestHeaders(properties.headers[MessageHeader.httpHeaders]?.text)
        self.delivery = delivery
    }

    private static func short(_ text: String?, _ field: String, limit: Int = 255) throws(MalformedMessage) -> String {
        guard let text, !text.isEmpty else { throw MalformedMessage(field: field, reason: "is missing") }
        guard text.utf8.count <= limit, !text.utf8.contains(0) else {
            throw MalformedMessage(field: field, reason: "must have at most \(limit) bytes, none of them NUL")
        }
        return text
    }

    private static func requestHeaders(_ json: String?) throws(MalformedMessage) -> [String: String] {
        guard let json else { return [:] }
        let malformed = MalformedMessage(
            field: MessageHeader.httpHeaders, reason: "must be a JSON object with strings for values")
        let value: JSONValue
        do throws(MalformedMessage) {
            value = try JSONValue(parsing: Array(json.utf8))
        } catch {
            throw malformed
        }
        guard case .object(let properties) = value else { throw malformed }
        var headers: [String: String] = [:]
        for property in properties {
            guard let text = property.value.text else { throw malformed }
            headers[property.name.lowercased()] = text
        }
        return headers
    }
}
