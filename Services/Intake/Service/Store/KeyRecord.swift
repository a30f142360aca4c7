import Domain
import IntakeDomain

/// What became of the message with a certain key.
struct KeyRecord: Hashable, Sendable {
    let digest: [UInt8]
    let outcome: IntakeOutcome
    let caseID: Case.ID?
    let caseNumber: Case.Number?
}
