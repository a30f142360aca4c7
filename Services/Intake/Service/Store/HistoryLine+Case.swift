import Bookkeeping
import Domain
import IntakeDomain

extension HistoryLine {
    /// The line for the event that led to this case.
    init(_ event: Case.Event, of subject: Case) {
        self.init(
            recordID: subject.id.uuid, sequence: subject.version, event: event.fact.name, at: event.at,
            actor: event.actor, summary: event.fact.summary)
    }
}
