/// How wide (impact) or how pressing (urgency) a matter is.
package enum Level: Int, CaseIterable, Codable, Sendable, Comparable {
    case high = 1
    case medium = 2
    case low = 3

    /// The word on the wire.
    package var name: String {
        switch self {
        case .high: "high"
        case .medium: "medium"
        case .low: "low"
        }
    }

    /// Reads the word on the wire; `nil` for any other.
    package init?(name: String) {
        guard let level = Level.allCases.first(where: { $0.name == name }) else { return nil }
        self = level
    }

    /// Higher levels are greater.
    package static func < (left: Level, right: Level) -> Bool { left.rawValue > right.rawValue }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let level = Level(name: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "must be high, medium or low")
        }
        self = level
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
