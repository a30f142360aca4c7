import Contracts
import Durability

/// The owners' events: each carries the whole record after it, so that the latest alone counts.
enum OwnerEvents {
    static func add(to table: inout HandlerTable<RoutingStore>) {
        table.add(FollowRecord<CaseCreated> { RecordNews($0.case, subject: $0.subject) })
        addWork(to: &table)
        addFacets(to: &table)
        addEnds(to: &table)
        addIncidents(to: &table)
        table.add(HearAnswer())
    }

    private static func addWork(to table: inout HandlerTable<RoutingStore>) {
        addCase(CaseOpened.self, to: &table)
        addCase(CaseAssigned.self, to: &table)
        addCase(CaseUnassigned.self, to: &table)
        addCase(CaseInfoRequested.self, to: &table)
        addCase(CaseInfoReceived.self, to: &table)
        addCase(CaseMessageAdded.self, to: &table)
        addCase(CaseNoteAdded.self, to: &table)
        addCase(CaseUpdated.self, to: &table)
        addCase(CasePriorityChanged.self, to: &table)
    }

    private static func addFacets(to table: inout HandlerTable<RoutingStore>) {
        addCase(CaseBlocked.self, to: &table)
        addCase(CaseUnblocked.self, to: &table)
        addCase(CaseAttentionNeeded.self, to: &table)
        addCase(CaseAttentionCleared.self, to: &table)
        addCase(CaseLinked.self, to: &table)
        addCase(CaseUnlinked.self, to: &table)
        addCase(CaseReminderDue.self, to: &table)
    }

    private static func addEnds(to table: inout HandlerTable<RoutingStore>) {
        addCase(CaseResolved.self, to: &table)
        addCase(CaseSolutionRejected.self, to: &table)
        addCase(CaseClosed.self, to: &table)
        addCase(CaseCancelled.self, to: &table)
        addCase(CaseReopened.self, to: &table)
    }

    private static func addIncidents(to table: inout HandlerTable<RoutingStore>) {
        addIncident(IncidentCreated.self, to: &table)
        addIncident(IncidentAssigned.self, to: &table)
        addIncident(IncidentUpdated.self, to: &table)
        addIncident(IncidentStarted.self, to: &table)
        addIncident(IncidentHeld.self, to: &table)
        addIncident(IncidentResumed.self, to: &table)
        addIncident(IncidentResolved.self, to: &table)
        addIncident(IncidentReopened.self, to: &table)
        addIncident(IncidentClosed.self, to: &table)
        addIncident(IncidentCancelled.self, to: &table)
        addIncident(IncidentPublicComment.self, to: &table)
    }

    private static func addCase<Content: CaseEventContent>(
        _: Content.Type, to table: inout HandlerTable<RoutingStore>
    ) {
        table.add(FollowRecord<Content> { RecordNews($0.case) })
    }

    private static func addIncident<Content: IncidentEventContent>(
        _: Content.Type, to table: inout HandlerTable<RoutingStore>
    ) {
        table.add(FollowRecord<Content> { RecordNews($0.incident) })
    }
}
