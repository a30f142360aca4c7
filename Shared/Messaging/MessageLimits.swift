package import Contracts

/// How large messages may be (contract.md section 1).
package enum MessageLimits {
    /// Bodies of intake messages and raw ones, in bytes.
    package static let largeBody = 8 << 20
    /// All other bodies, in bytes.
    package static let body = 1 << 20
    /// The header table, names and values together, in bytes.
    package static let headers = 16 << 10

    /// The largest body, in bytes, that can be right on a queue.
    package static func body(onQueue queue: String) -> Int { large.contains(queue) ? largeBody : body }

    /// Made once, since every delivery is asked for.
    private static let large = Set([Lane.raw, .bulk].flatMap { QueueName.sources(of: $0, in: .intake) })

    /// Throws `too_large` or `invalid` for a delivery that is over the limits or was not readable as AMQP.
    package static func check(_ delivery: Delivery) throws(MalformedMessage) {
        switch delivery.defect {
        case .bodyTooLarge(let size, let limit): throw tooLarge(size: size, limit: limit)
        case .unreadableHeaders(let reason): throw MalformedMessage(field: "headers", reason: reason)
        case nil: break
        }
        try check(size: delivery.body.count, limit: body(onQueue: delivery.queue))
        let others = delivery.properties.headers.others.reduce(0) { $0 + $1.key.utf8.count + $1.value.size }
        guard delivery.properties.headers.packed.count + others <= headers else {
            throw MalformedMessage(.tooLarge, field: "headers", reason: "are over the limit of \(headers) bytes")
        }
    }

    /// Throws `too_large` for a body over a limit, both in bytes.
    package static func check(size: Int, limit: Int) throws(MalformedMessage) {
        guard size <= limit else { throw tooLarge(size: UInt64(size), limit: UInt64(limit)) }
    }

    private static func tooLarge(size: UInt64, limit: UInt64) -> MalformedMessage {
        MalformedMessage(.tooLarge, reason: "The body has \(size) bytes; the limit is \(limit).")
    }
}

extension HeaderValue {
    /// The value's bytes, roughly as on the wire.
    fileprivate var size: Int {
        switch self {
        case .bool, .null: 1
        case .int, .double, .timestamp: 8
        case .string(let text): text.utf8.count
        case .bytes(let bytes): bytes.count
        case .array(let values): values.reduce(0) { $0 + $1.size }
        case .table(let values): values.reduce(0) { $0 + $1.key.utf8.count + $1.value.size }
        }
    }
}
