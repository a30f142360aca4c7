/// What became of an accepted message (contract.md section 3).
package enum IntakeOutcome: String, CaseIterable, Codable, Sendable {
    case opened, appended, reopened
    case followUp = "follow_up"
    case duplicate, ignored, recorded
}
