import Contracts
import Domain
import IntakeDomain

// The contents that take more than a line.
extension CaseStep {
    func created(_ origin: Case.Origin, _ details: Case.Details, _ snapshot: CaseSnapshot, _ changed: [String])
        -> CaseCreated
    {
        var from = CaseOrigin(isAutomatic: origin.isAutomatic)
        from.messageId = source.map { RecordID($0.messageID.uuid) }
        from.provider = source?.provider
        from.externalId = source?.externalID
        var content = CaseCreated(
            case: snapshot, changed: changed, actor: event.actor, subject: details.subject, origin: from)
        content.followUpOf = origin.followUpOf.map { Contracts.RecordReference(type: .case, id: RecordID($0.uuid)) }
        return content
    }

    func assigned(_ reason: String?, _ snapshot: CaseSnapshot, _ changed: [String]) -> CaseAssigned {
        var content = CaseAssigned(case: snapshot, changed: changed, actor: event.actor)
        content.previousGroup = before.assignment.group.flatMap { RecordID($0) }
        content.previousAssignee = before.assignment.assignee.flatMap { RecordID($0) }
        content.reason = reason
        return content
    }

    func unassigned(_ reason: String?, _ snapshot: CaseSnapshot, _ changed: [String]) -> CaseUnassigned {
        var content = CaseUnassigned(case: snapshot, changed: changed, actor: event.actor)
        content.previousGroup = before.assignment.group.flatMap { RecordID($0) }
        content.previousAssignee = before.assignment.assignee.flatMap { RecordID($0) }
        content.reason = reason
        return content
    }

    func infoReceived(_ message: Case.Message, _ snapshot: CaseSnapshot, _ changed: [String]) -> CaseInfoReceived {
        var content = CaseInfoReceived(case: snapshot, changed: changed, actor: event.actor)
        content.messageId = RecordID(message.id.uuid)
        content.text = message.text
        return content
    }

    func messageAdded(_ message: Case.Message, _ snapshot: CaseSnapshot, _ changed: [String]) -> CaseMessageAdded {
        var content = CaseMessageAdded(
            case: snapshot, changed: changed, actor: event.actor, messageId: RecordID(message.id.uuid),
            direction: message.direction == .inbound ? .inbound : .outbound, author: event.actor)
        content.text = message.text
        return content
    }

    func priorityChanged(_ reason: String, _ snapshot: CaseSnapshot, _ changed: [String]) -> CasePriorityChanged {
        var content = CasePriorityChanged(
            case: snapshot, changed: changed, actor: event.actor, previousPriority: before.priority)
        content.reason = reason
        return content
    }

    func resolved(_ episode: Case.Episode, _ snapshot: CaseSnapshot, _ changed: [String]) -> CaseResolved {
        var content = CaseResolved(
            case: snapshot, changed: changed, actor: event.actor, code: episode.code, notes: episode.notes,
            episode: episode.number)
        content.customerText = episode.customerText ?? episode.notes
        return content
    }

    func closed(_ closure: Case.Closure, _ snapshot: CaseSnapshot, _ changed: [String]) -> CaseClosed {
        var content = CaseClosed(
            case: snapshot, changed: changed, actor: event.actor, by: CaseClosed.By(closure.by), code: closure.code)
        content.episode = closure.episode > 0 ? closure.episode : nil
        content.notes = closure.notes
        content.subject = after.details.subject
        return content
    }

    func reminderDue(_ snapshot: CaseSnapshot, _ changed: [String]) -> CaseReminderDue {
        let isAboutSolution = after.state == .resolved
        var content = CaseReminderDue(
            case: snapshot, changed: changed, actor: event.actor, about: isAboutSolution ? .solution : .customerInfo,
            ordinal: 1)
        content.episode = isAboutSolution ? after.resolutions.currentEpisode : nil
        return content
    }
}

extension CaseClosed.By {
    init(_ closer: Case.Closure.Closer) {
        switch closer {
        case .customer: self = .customer
        case .agent: self = .agent
        case .auto: self = .auto
        }
    }
}
