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

/// The order in which work is taken: 1 (first) to 5.
package enum Priority: Int, CaseIterable, Codable, Sendable, Comparable {
    case p1 = 1
    case p2 = 2
    case p3 = 3
    case p4 = 4
    case p5 = 5

    /// More pressing priorities are greater.
    package static func < (left: Priority, right: Priority) -> Bool { left.rawValue > right.rawValue }
}

/// The one rule that makes a priority of impact and urgency (field.md 1.6: 1-1 = P1, 1-2/2-1 = P2, … 3-3 = P5).
package enum PriorityMatrix {
    /// The priority of a record.
    package static func priority(impact: Level, urgency: Level) -> Priority {
        switch impact.rawValue + urgency.rawValue {
        case 2: .p1
        case 3: .p2
        case 4: .p3
        case 5: .p4
        default: .p5
        }
    }
}
