/// A value in an AMQP header table.
package indirect enum HeaderValue: Hashable, Sendable, Codable {
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    /// Seconds since 1970.
    case timestamp(UInt64)
    case array([HeaderValue])
    case table([String: HeaderValue])
    case null
}

extension HeaderValue {
    /// The text of a string value; `nil` for the other kinds.
    package var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The number of an integer value; `nil` for the other kinds.
    package var integer: Int64? {
        if case .int(let number) = self { number } else { nil }
    }
}

extension HeaderValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .int(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension HeaderValue: ExpressibleByDictionaryLiteral {
    /// Makes a table; a name that comes twice has its last value.
    package init(dictionaryLiteral elements: (String, HeaderValue)...) {
        self = .table(Dictionary(elements) { _, last in last })
    }
}
