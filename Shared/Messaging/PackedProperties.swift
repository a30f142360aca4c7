import Contracts

/// The AMQP properties of a message as one run of bytes, for keeping.
package enum PackedProperties {
    /// The first byte, by which later forms are told apart.
    private static let version: UInt8 = 1

    /// The bytes cannot be read.
    package struct Unreadable: Error {}

    private static let texts: [any WritableKeyPath<MessageProperties, String?> & Sendable] = [
        \.contentType, \.contentEncoding, \.correlationID, \.replyTo, \.expiration, \.messageID, \.type, \.userID,
        \.appID,
    ]

    /// Packs the properties; throws for headers that no JSON can hold.
    package static func pack(_ properties: MessageProperties) throws -> [UInt8] {
        var bytes: [UInt8] = [version]
        bytes.reserveCapacity(properties.headers.packed.count + 320)
        for path in texts {
            let text = properties[keyPath: path]
            append(UInt64(text.map { $0.utf8.count + 1 } ?? 0), width: 2, to: &bytes)
            if let text { bytes.append(contentsOf: text.utf8) }
        }
        append(properties.deliveryMode.map { UInt64($0) + 1 } ?? 0, width: 2, to: &bytes)
        append(properties.priority.map { UInt64($0) + 1 } ?? 0, width: 2, to: &bytes)
        append(properties.timestamp.map { $0 &+ 1 } ?? 0, width: 8, to: &bytes)
        append(UInt64(properties.headers.packed.count), width: 4, to: &bytes)
        bytes.append(contentsOf: properties.headers.packed)
        if !properties.headers.others.isEmpty { bytes += try WireEncoder.encode(properties.headers.others) }
        return bytes
    }

    /// Unpacks what `pack` has made, or what was kept as JSON before there was `pack`.
    package static func unpack(_ bytes: [UInt8]) throws -> MessageProperties {
        if bytes.first == UInt8(ascii: "{") { return try WireDecoder.decode(MessageProperties.self, from: bytes) }
        guard bytes.first == version else { throw Unreadable() }
        var rest = bytes.dropFirst()
        var properties = MessageProperties()
        for path in texts {
            let length = try take(2, from: &rest)
            if length > 0 { properties[keyPath: path] = try text(Int(length) - 1, from: &rest) }
        }
        let mode = try take(2, from: &rest)
        properties.deliveryMode = mode == 0 ? nil : UInt8(truncatingIfNeeded: mode - 1)
        let priority = try take(2, from: &rest)
        properties.priority = priority == 0 ? nil : UInt8(truncatingIfNeeded: priority - 1)
        let timestamp = try take(8, from: &rest)
        properties.timestamp = timestamp == 0 ? nil : timestamp - 1
        let packed = try block(Int(try take(4, from: &rest)), from: &rest)
        let others = rest.isEmpty ? [:] : try WireDecoder.decode([String: HeaderValue].self, from: Array(rest))
        properties.headers = MessageHeaders(packed: Array(packed), others: others)
        return properties
    }

    private static func append(_ number: UInt64, width: Int, to bytes: inout [UInt8]) {
        for place in (0..<width).reversed() { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * UInt64(place)))) }
    }

    private static func take(_ width: Int, from rest: inout ArraySlice<UInt8>) throws -> UInt64 {
        try block(width, from: &rest).reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func block(_ count: Int, from rest: inout ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
        guard rest.count >= count else { throw Unreadable() }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    private static func text(_ count: Int, from rest: inout ArraySlice<UInt8>) throws -> String {
        String(decoding: try block(count, from: &rest), as: UTF8.self)
    }
}
