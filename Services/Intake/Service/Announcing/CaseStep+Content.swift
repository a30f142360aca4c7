import Contracts
import Domain
import IntakeDomain

extension CaseStep {
    /// The event as the contract tells it.
    func content() -> any CaseEventContent {
        let snapshot = CaseSnapshot(after)
        let changed = after.changes(since: before)
        let actor = event.actor
        switch event.fact {
        case .created(let origin, let details): return created(origin, details, snapshot, changed)
        case .opened: return CaseOpened(case: snapshot, changed: changed, actor: actor)
        case .assigned(_, let reason): return assigned(reason, snapshot, changed)
        case .unassigned(let reason): return unassigned(reason, snapshot, changed)
        case .infoRequested(let message):
            return CaseInfoRequested(
                case: snapshot, changed: changed, actor: actor, messageId: RecordID(message.id.uuid),
                question: message.text)
        case .infoReceived(let message): return infoReceived(message, snapshot, changed)
        case .messageAdded(let message): return messageAdded(message, snapshot, changed)
        case .noteAdded(let note):
            return CaseNoteAdded(
                case: snapshot, changed: changed, actor: actor, noteId: RecordID(note.id.uuid), author: actor)
        case .updated: return CaseUpdated(case: snapshot, changed: changed, actor: actor)
        case .priorityChanged(_, _, let reason): return priorityChanged(reason, snapshot, changed)
        case .blocked(let blocker):
            return CaseBlocked(case: snapshot, changed: changed, actor: actor, blocker: CaseBlocker(blocker, of: after))
        case .unblocked(let blocker):
            return CaseUnblocked(
                case: snapshot, changed: changed, actor: actor, blocker: CaseBlocker(blocker, of: after))
        case .attentionNeeded(let attention):
            return CaseAttentionNeeded(case: snapshot, changed: changed, actor: actor, reason: attention.why.rawValue)
        case .attentionCleared: return CaseAttentionCleared(case: snapshot, changed: changed, actor: actor)
        case .linked(let link):
            return CaseLinked(case: snapshot, changed: changed, actor: actor, link: RecordLink(link, of: after))
        case .unlinked(let link):
            return CaseUnlinked(case: snapshot, changed: changed, actor: actor, link: RecordLink(link, of: after))
        case .resolved(let episode): return resolved(episode, snapshot, changed)
        case .solutionRejected(let episode, let reason):
            return CaseSolutionRejected(
                case: snapshot, changed: changed, actor: actor, reason: reason, episode: episode)
        case .closed(let closure): return closed(closure, snapshot, changed)
        case .cancelled(let reason):
            return CaseCancelled(case: snapshot, changed: changed, actor: actor, reason: reason)
        case .reopened(_, let reason):
            return CaseReopened(case: snapshot, changed: changed, actor: actor, reason: reason ?? "no reason given")
        case .reminderDue: return reminderDue(snapshot, changed)
        }
    }
}
