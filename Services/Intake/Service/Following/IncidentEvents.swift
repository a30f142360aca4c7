import Contracts
import Durability
import IntakeDomain

/// What each event of a linked incident means to a case.
enum IncidentEvents {
    static func add(to table: inout HandlerTable<IntakeStore>) {
        table.add(LinkRaisedIncident())
        table.add(FollowIncident<IncidentStarted> { _ in .started })
        table.add(FollowIncident<IncidentResumed> { _ in .resumed })
        table.add(
            FollowIncident<IncidentHeld> { event in
                .held(reason: event.reason.rawValue, question: event.reason == .awaitingCaller ? event.text : nil)
            })
        table.add(FollowIncident<IncidentPublicComment> { .publicComment(text: $0.text) })
        table.add(
            FollowIncident<IncidentResolved> {
                .resolved(code: $0.code, notes: $0.notes, customerText: $0.customerText)
            })
        table.add(FollowIncident<IncidentReopened> { .reopened(reason: $0.reason) })
        table.add(FollowIncident<IncidentCancelled> { .cancelled(reason: $0.reason, duplicateOf: nil) })
    }
}
