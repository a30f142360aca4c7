import Contracts
import Domain
import ITSMDomain

extension IncidentStep {
    /// The event as the contract tells it.
    func content() -> any IncidentEventContent {
        let snapshot = IncidentSnapshot(after)
        let changed = after.changes(since: before)
        let actor = event.actor
        switch event.fact {
        case .created: return IncidentCreated(incident: snapshot, changed: changed, actor: actor)
        case .assigned(_, let reason): return assigned(reason, snapshot, changed)
        case .updated(let update):
            var content = IncidentUpdated(incident: snapshot, changed: changed, actor: actor)
            content.reason = update.reason
            return content
        case .started: return IncidentStarted(incident: snapshot, changed: changed, actor: actor)
        case .held(let hold, let text): return held(hold, text, snapshot, changed)
        case .resumed(let resumption):
            var content = IncidentResumed(incident: snapshot, changed: changed, actor: actor)
            content.reason = resumption.reason
            return content
        case .resolved(let resolution): return resolved(resolution, snapshot, changed)
        case .reopened(let reason):
            return IncidentReopened(incident: snapshot, changed: changed, actor: actor, reason: reason)
        case .closed(let notes, _):
            var content = IncidentClosed(incident: snapshot, changed: changed, actor: actor)
            content.notes = notes
            return content
        case .cancelled(let reason):
            return IncidentCancelled(incident: snapshot, changed: changed, actor: actor, reason: reason)
        case .publicComment(let comment):
            return IncidentPublicComment(
                incident: snapshot, changed: changed, actor: actor, commentId: RecordID(comment.id.uuid),
                text: comment.text)
        }
    }

    private func assigned(_ reason: String?, _ snapshot: IncidentSnapshot, _ changed: [String]) -> IncidentAssigned {
        var content = IncidentAssigned(incident: snapshot, changed: changed, actor: event.actor)
        content.previousGroup = before.assignment.group.flatMap { RecordID($0) }
        content.previousAssignee = before.assignment.assignee.flatMap { RecordID($0) }
        content.reason = reason
        return content
    }

    private func held(
        _ hold: Incident.Hold, _ text: String?, _ snapshot: IncidentSnapshot, _ changed: [String]
    ) -> IncidentHeld {
        var content = IncidentHeld(
            incident: snapshot, changed: changed, actor: event.actor,
            reason: IncidentSnapshot.HoldReason(hold.reason))
        content.text = text
        content.target = snapshot.links.last { $0.target.id.description == hold.target }?.target
        return content
    }

    private func resolved(
        _ resolution: Incident.Resolution, _ snapshot: IncidentSnapshot, _ changed: [String]
    ) -> IncidentResolved {
        var content = IncidentResolved(
            incident: snapshot, changed: changed, actor: event.actor, code: resolution.code, notes: resolution.notes)
        content.customerText = resolution.customerText
        return content
    }
}

extension Incident.Update {
    /// Why, as far as somebody said; the kind of the news otherwise.
    fileprivate var reason: String? {
        switch self {
        case .amended(let amendment): amendment.reason
        case .noted: "noted"
        case .advised(let advice): advice.name
        case .majorProposed(let reason), .majorRejected(let reason), .majorCancelled(let reason): reason
        case .majorAccepted: "major_accepted"
        case .caseLinked: "case_linked"
        case .caseUnlinked: "case_unlinked"
        case .taskAdded: "task_added"
        case .taskMoved: "task_moved"
        }
    }
}

extension Incident.Resumption {
    /// What an agent said, or the word for what happened.
    fileprivate var reason: String {
        if case .byHand(let reason?) = self { reason } else { name }
    }
}
