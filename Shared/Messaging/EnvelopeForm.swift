import Contracts
import Domain

/// The three ways in which a message may carry its CloudEvents context (contract.md section 2).
enum EnvelopeForm {
    /// All in one JSON body.
    case structured
    /// The attributes in headers, the data in the body.
    case binary
    /// The data in the body, and AMQP properties for attributes.
    case plain

    /// The prefixes of attributes in headers.
    static let headerPrefixes = ["cloudEvents:", "cloudEvents_", "ce-"]

    init(of delivery: Delivery) throws(MalformedMessage) {
        // As nearly all messages have it.
        guard delivery.properties.contentType != CloudEvent.structuredContentType else {
            self = .structured
            return
        }
        guard let contentType = delivery.properties.contentType.map(MediaType.init) else {
            throw MalformedMessage(field: "content_type", reason: "is missing")
        }
        guard contentType.essence != "application/cloudevents-batch+json" else {
            throw MalformedMessage(field: "content_type", reason: "must not be a batch: one event a message")
        }
        guard contentType.isJSON else {
            throw MalformedMessage(
                field: "content_type", reason: "must be application/cloudevents+json or application/json, in UTF-8")
        }
        if contentType.essence == CloudEvent.structuredContentType {
            self = .structured
        } else {
            let names = Self.headerPrefixes.flatMap { prefix in ["id", "type", "specversion"].map { prefix + $0 } }
            self = names.contains { delivery.properties.headers.contains($0) } ? .binary : .plain
        }
    }

    func event(of delivery: Delivery) throws(MalformedMessage) -> CloudEvent {
        switch self {
        case .structured: try CloudEvent(structuredBody: delivery.body)
        case .binary: try Self.binaryEvent(of: delivery)
        case .plain: try Self.plainEvent(of: delivery)
        }
    }

    private static func binaryEvent(of delivery: Delivery) throws(MalformedMessage) -> CloudEvent {
        var attributes = EnvelopeAttributes()
        for (header, value) in delivery.properties.headers {
            guard let prefix = headerPrefixes.first(where: { header.hasPrefix($0) }) else { continue }
            let name = String(header.dropFirst(prefix.count))
            guard EnvelopeAttributes.known.contains(name) else { continue }
            guard let text = value.attributeText else {
                throw MalformedMessage(field: name, reason: "must be a string")
            }
            guard attributes[name] == nil || attributes[name] == text else {
                throw MalformedMessage(field: name, reason: "appears twice")
            }
            attributes[name] = text
        }
        return try attributes.event(data: try ContentCoding.checked(delivery.body))
    }

    private static func plainEvent(of delivery: Delivery) throws(MalformedMessage) -> CloudEvent {
        let properties = delivery.properties
        var attributes = EnvelopeAttributes()
        attributes["specversion"] = "1.0"
        attributes["id"] = properties.messageID
        attributes["type"] = properties.type
        attributes["source"] = properties.appID
        let data = try ContentCoding.checked(delivery.body)
        do throws(MalformedMessage) {
            var event = try attributes.event(data: data)
            event.time = try properties.timestamp.map(time)
            event.correlationID = properties.correlationID
            return event
        } catch {
            let property = error.field.map { ["id": "message_id", "source": "app_id"][$0] ?? $0 }
            throw MalformedMessage(error.code, field: property, reason: error.reason)
        }
    }

    /// The time of an AMQP timestamp: seconds, up to the year 9999.
    private static func time(seconds: UInt64) throws(MalformedMessage) -> Timestamp {
        guard seconds < 253_402_300_800 else {
            throw MalformedMessage(field: "timestamp", reason: "must be in seconds since 1970")
        }
        return Timestamp(microseconds: Int64(seconds) * 1_000_000)
    }
}

extension HeaderValue {
    /// The value as an attribute's text, as far as the kinds of CloudEvents attributes go; `nil` for tables and the
    /// like.
    fileprivate var attributeText: String? {
        switch self {
        case .string(let text): text
        case .int(let number): String(number)
        case .bool(let value): value ? "true" : "false"
        case .bytes(let bytes): String(validating: bytes, as: UTF8.self)
        case .timestamp(let seconds):
            seconds < 253_402_300_800 ? Timestamp(microseconds: Int64(seconds) * 1_000_000).rfc3339 : nil
        case .double, .array, .table, .null: nil
        }
    }
}
