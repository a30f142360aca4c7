import Contracts
import Domain
import RoutingDomain

/// What an owner's event says of a record, whatever kind of record it is.
struct RecordNews: Sendable {
    let id: WorkItem.ID
    let record: WorkRecord
    let priority: Priority
    let impact: Level
    let urgency: Level
    /// The language that the work is best done in.
    let language: String?
    /// Who has it, as the owner says.
    let assignee: String?
    /// Whether nobody has to do anything on it any more.
    let isOver: Bool
}

extension RecordNews {
    /// What a case event says; `subject` is the case's line, which only the first event carries.
    init(_ snapshot: CaseSnapshot, subject: String? = nil) {
        var facts: RoutingRule.Subject = [
            .recordType: "case", .type: snapshot.type, .channel: snapshot.channel.rawValue,
            .priority: String(snapshot.priority.rawValue),
        ]
        facts[.category] = snapshot.category
        facts[.product] = snapshot.product
        facts[.language] = snapshot.language
        facts[.partyId] = snapshot.partyId?.description
        facts[.accountId] = snapshot.accountId?.description
        facts[.subject] = subject
        id = WorkItem.ID(snapshot.id.uuid)
        record = WorkRecord(
            kind: .case, number: snapshot.number, version: snapshot.version, isStarted: snapshot.state != .new,
            group: snapshot.group?.description, facts: facts)
        priority = snapshot.priority
        impact = snapshot.impact
        urgency = snapshot.urgency
        language = snapshot.language
        assignee = snapshot.assignee?.description
        isOver = snapshot.state.isOver
    }

    /// What an incident event says.
    init(_ snapshot: IncidentSnapshot) {
        var facts: RoutingRule.Subject = [
            .recordType: "incident", .priority: String(snapshot.priority.rawValue), .subject: snapshot.subject,
        ]
        facts[.category] = snapshot.category
        facts[.product] = snapshot.service
        id = WorkItem.ID(snapshot.id.uuid)
        record = WorkRecord(
            kind: .incident, number: snapshot.number, version: snapshot.version, isStarted: snapshot.state != .new,
            group: snapshot.group?.description, facts: facts)
        priority = snapshot.priority
        impact = snapshot.impact
        urgency = snapshot.urgency
        language = nil
        assignee = snapshot.assignee?.description
        isOver = snapshot.state.isOver
    }
}

extension CaseSnapshot.State {
    /// A solution that the customer may still reject takes nobody's time meanwhile.
    fileprivate var isOver: Bool {
        switch self {
        case .new, .open, .awaitingInfo: false
        case .resolved, .closed, .cancelled: true
        }
    }
}

extension IncidentSnapshot.State {
    fileprivate var isOver: Bool {
        switch self {
        case .new, .inProgress, .onHold: false
        case .resolved, .closed, .cancelled: true
        }
    }
}
