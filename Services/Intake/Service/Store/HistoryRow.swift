import Domain
import IntakeDomain

/// One line of a case's history.
struct HistoryRow: Hashable, Sendable {
    let caseID: Case.ID
    let sequence: Int64
    let event: String
    let at: Timestamp
    let actor: Principal
    let summary: String

    /// The line for an event, which has that place in the case's sequence.
    init(_ event: Case.Event, of subject: Case, sequence: Int64) {
        caseID = subject.id
        self.sequence = sequence
        self.event = event.fact.name
        at = event.at
        actor = event.actor
        summary = event.fact.summary
    }
}
