import Contracts

/// Something that must be true at the end of a load run.
struct LoadProof: Hashable, Sendable {
    let name: String
    let holds: Bool
    /// The counts on which the verdict rests.
    let finding: String

    /// The proof as JSON.
    var json: JSONValue { ["proof": .string(name), "holds": .bool(holds), "finding": .string(finding)] }

    /// The proof in a line.
    func line(_ painter: Painter) -> String {
        let mark = holds ? painter.paint("✓", .green) : painter.paint("✗", .red)
        return "  \(mark) \(name): \(finding)"
    }
}
