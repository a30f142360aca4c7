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
