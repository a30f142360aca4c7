import Contracts

/// What the doctor found in one place.
struct Diagnosis: Hashable, Sendable {
    /// How bad it is.
    enum Grade: String, Sendable {
        case well
        /// It works, but somebody should look.
        case watch
        case ill
    }

    /// What was looked at, such as `broker: version`.
    let subject: String
    let grade: Grade
    let finding: String
    /// What to do; `nil` if nothing.
    var remedy: String?

    /// All is well.
    static func well(_ subject: String, _ finding: String) -> Diagnosis {
        Diagnosis(subject: subject, grade: .well, finding: finding)
    }

    /// Somebody should look.
    static func watch(_ subject: String, _ finding: String, remedy: String) -> Diagnosis {
        Diagnosis(subject: subject, grade: .watch, finding: finding, remedy: remedy)
    }

    /// It does not work.
    static func ill(_ subject: String, _ finding: String, remedy: String?) -> Diagnosis {
        Diagnosis(subject: subject, grade: .ill, finding: finding, remedy: remedy)
    }
}

extension Diagnosis {
    /// The finding as JSON.
    var json: JSONValue {
        .members(
            ("subject", .string(subject)), ("grade", .string(grade.rawValue)), ("finding", .string(finding)),
            ("remedy", .text(remedy)))
    }

    /// The finding in a line, and the remedy in a second one.
    func lines(_ painter: Painter) -> [String] {
        let mark =
            switch grade {
            case .well: painter.paint("✓", .green)
            case .watch: painter.paint("!", .yellow)
            case .ill: painter.paint("✗", .red)
            }
        return ["\(mark) \(subject): \(finding.printable)"] + (remedy.map { ["    → \($0.printable)"] } ?? [])
    }
}
