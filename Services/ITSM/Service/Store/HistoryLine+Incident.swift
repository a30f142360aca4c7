import Bookkeeping
import Domain
import ITSMDomain

extension HistoryLine {
    /// The line for the event that led to this incident.
    init(_ event: Incident.Event, of subject: Incident) {
        self.init(
            recordID: subject.id.uuid, sequence: subject.version, event: event.fact.name, at: event.at,
            actor: event.actor, summary: event.fact.summary)
    }
}
