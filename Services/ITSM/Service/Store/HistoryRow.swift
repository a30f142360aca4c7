import Domain
import ITSMDomain

/// One line of an incident's history.
struct HistoryRow: Hashable, Sendable {
    let incidentID: Incident.ID
    let sequence: Int64
    let event: String
    let at: Timestamp
    let actor: Principal
    let summary: String

    /// The line for the event that led to this incident.
    init(_ event: Incident.Event, of subject: Incident) {
        incidentID = subject.id
        sequence = subject.version
        self.event = event.fact.name
        at = event.at
        actor = event.actor
        summary = event.fact.summary
    }
}
