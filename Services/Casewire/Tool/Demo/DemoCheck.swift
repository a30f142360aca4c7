import Contracts

/// Two counts that must be the same.
struct DemoCheck: Hashable, Sendable {
    let name: String
    let left: Int
    let right: Int

    /// Whether they are.
    var holds: Bool { left == right }

    /// The check as JSON.
    var json: JSONValue {
        ["check": .string(name), "left": .count(left), "right": .count(right), "holds": .bool(holds)]
    }

    /// The check in a line.
    func line(_ painter: Painter) -> String {
        let mark = holds ? painter.paint("✓", .green) : painter.paint("✗", .red)
        return "  \(mark) \(name): \(left) \(holds ? "=" : "≠") \(right)"
    }
}
