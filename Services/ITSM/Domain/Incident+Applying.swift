import Domain

extension Incident {
    package mutating func apply(_ event: Event) {
        progress.version += 1
        switch event.fact {
        case .created, .publicComment: break
        case .assigned(let target, _): assignment = target
        case .updated(let update): apply(update)
        case .started, .resumed: progress.state = .inProgress
        case .held(let hold, _):
            progress.state = .onHold(hold)
            if let link = Link(for: hold), !details.links.contains(link) { details.links.append(link) }
        case .resolved(let resolution):
            progress.state = .resolved
            progress.resolution = resolution
        case .reopened:
            progress.state = .inProgress
            progress.resolution = nil
            progress.reopenCount += 1
        case .closed:
            progress.state = .closed
            endTasks(as: .closedIncomplete)
        case .cancelled(let reason):
            progress.state = .cancelled
            endTasks(as: .skipped)
            if major == .proposed || major == .accepted { major = .cancelled(reason: reason) }
        }
    }

    private mutating func apply(_ update: Update) {
        switch update {
        case .amended(let amendment): amend(amendment)
        case .noted, .advised: break
        case .majorProposed: major = .proposed
        case .majorAccepted(let takeOver):
            major = .accepted
            assignment = takeOver
        case .majorRejected(let reason): major = .rejected(reason: reason)
        case .majorCancelled(let reason): major = .cancelled(reason: reason)
        case .caseLinked(let id): details.caseIDs.append(id)
        case .caseUnlinked(let id): details.caseIDs.removeAll { $0 == id }
        case .taskAdded(let task): tasks.append(task)
        case .taskMoved(let id, let state):
            guard let index = tasks.firstIndex(where: { $0.id == id }) else { return }
            tasks[index].state = state
        }
    }

    mutating func amend(_ amendment: Amendment) {
        if let summary = amendment.summary { details.summary = summary }
        if let impact = amendment.impact { details.impact = impact }
        if let urgency = amendment.urgency { details.urgency = urgency }
        if let category = amendment.category { details.category = category }
        if let item = amendment.configurationItem { details.configurationItem = item }
        if let service = amendment.service { details.service = service }
    }

    private mutating func endTasks(as end: IncidentTask.State) {
        for index in tasks.indices where !tasks[index].state.isEnded { tasks[index].state = end }
    }
}
