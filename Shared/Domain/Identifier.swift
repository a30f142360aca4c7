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
    package var lowercased: String {
        let octets = [
            uuid.0, uuid.1, uuid.2, uuid.3, uuid.4, uuid.5, uuid.6, uuid.7, uuid.8, uuid.9, uuid.10, uuid.11, uuid.12,
            uuid.13, uuid.14, uuid.15,
        ]
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (index, octet) in octets.enumerated() {
            if index == 4 || index == 6 || index == 8 || index == 10 { text.append(UInt8(ascii: "-")) }
            text.append(Self.hexDigit(octet >> 4))
            text.append(Self.hexDigit(octet & 0x0f))
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
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
