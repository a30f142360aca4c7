import Domain

extension Case {
    package mutating func apply(_ event: Event) {
        progress.version += 1
        switch event.fact {
        case .created, .messageAdded, .noteAdded, .reminderDue: break
        case .opened, .infoReceived: progress.state = .open
        case .assigned(let target, _): assignment = target
        case .unassigned: assignment.assignee = nil
        case .infoRequested:
            progress.state = .awaitingInfo
            facets.drafts.removeAll { $0.kind == .question }
        case .updated(let amendment): amend(amendment)
        case .priorityChanged(let impact, let urgency, _):
            details.impact = impact
            details.urgency = urgency
        case .blocked(let blocker): facets.blockedBy.append(blocker)
        case .unblocked(let blocker): facets.blockedBy.removeAll { $0 == blocker }
        case .attentionNeeded(let attention): facets.needsAttention = attention
        case .attentionCleared: facets.needsAttention = nil
        case .linked(let link): facets.links.append(link)
        case .unlinked(let link): facets.links.removeAll { $0 == link }
        case .resolved(let episode):
            progress.state = .resolved
            resolutions.episodes.append(episode)
            facets.drafts.removeAll { $0.kind == .solution }
        case .solutionRejected:
            progress.state = .open
            markEpisode(.rejected)
            resolutions.reopenCount += 1
        case .closed(let closure): end(in: .closed, closure)
        case .cancelled: end(in: .cancelled, nil)
        case .reopened(let earlier, _): reopen(from: earlier)
        }
    }

    mutating func amend(_ amendment: Amendment) {
        if let subject = amendment.subject { details.subject = subject }
        if let category = amendment.category { details.category = category }
        if let product = amendment.product { details.product = product }
        if let asset = amendment.asset { details.asset = asset }
        if let language = amendment.language { details.language = language }
        if let entitlement = amendment.entitlement { details.entitlement = entitlement }
        if let escalation = amendment.escalation { facets.escalation = escalation }
        if let major = amendment.major {
            facets.majorState = major.state
            facets.majorID = major.id
        }
        if let draft = amendment.draft {
            facets.drafts.removeAll { $0.kind == draft.kind && $0.source == draft.source }
            facets.drafts.append(draft)
        }
    }

    private mutating func end(in final: State, _ closure: Closure?) {
        if progress.state == .resolved && closure?.by == .customer { markEpisode(.accepted) }
        progress.state = final
        resolutions.closure = closure
        facets.blockedBy = []
        facets.needsAttention = nil
        facets.drafts = []
    }

    private mutating func reopen(from earlier: State) {
        progress.state = .open
        guard earlier.isFinal else { return }
        resolutions.closure = nil
        resolutions.reopenCount += 1
    }

    private mutating func markEpisode(_ state: Episode.State) {
        guard let last = resolutions.episodes.indices.last else { return }
        resolutions.episodes[last].state = state
    }
}
