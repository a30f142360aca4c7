package import FoundationEssentials

/// The id of one kind of thing: a UUIDv7 that the compiler will not let stand for another kind's.
package struct Identifier<Entity>: Hashable, Sendable {
    /// The id itself.
    package let uuid: UUID

    /// Takes a UUID for an id of this kind.
    package init(_ uuid: UUID) { self.uuid = uuid }

    /// Reads the usual 36-character form; `nil` for anything else.
    package init?(_ text: String) {
        guard let uuid = UUID(uuidString: text) else { return nil }
        self.uuid = uuid
    }

    /// The partition of the aggregate's events, 0 to 15: the last hex digit of the id (contract.md section 1).
    package var partition: Int { uuid.partition }
}

extension UUID {
    /// The last hex digit, 0 to 15, by which an aggregate's events are partitioned.
    package var partition: Int { Int(uuid.15 & 0x0f) }

    /// The usual form in lower case, as it stands on the wire.
    package var lowercased: String { uuidString.lowercased() }
}

extension Identifier: CustomStringConvertible {
    package var description: String { uuid.lowercased }
}

extension Identifier: Comparable {
    package static func < (left: Identifier, right: Identifier) -> Bool { left.uuid < right.uuid }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let identifier = Identifier(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "must be a UUID")
        }
        self = identifier
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
