package import Domain

/// Where a replay begins; on the wire one string.
package enum ReplayStart: Hashable, Codable, Sendable {
    /// An opaque position over all sixteen partitions.
    case token(String)
    /// The first events at or after a time.
    case time(Timestamp)

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = Timestamp(rfc3339: text).map { .time($0) } ?? .token(text)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .token(let token): try container.encode(token)
        case .time(let time): try container.encode(time)
        }
    }
}

extension Rule where Value == ReplayStart {
    /// A token or an RFC 3339 date-time: 1 to 1,000 characters.
    package static var start: Rule<ReplayStart> {
        Rule(schema: Rule<String>.text(1...1_000).schema) { start throws(MalformedMessage) in
            guard case .token(let token) = start else { return }
            try Rule<String>.text(1...1_000).check(token)
        }
    }
}
