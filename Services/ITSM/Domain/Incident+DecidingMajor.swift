import Domain

extension Incident {
    func proposingMajor(_ reason: String, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.itil, .majorIssueManager, .system), "a fulfiller or a trigger rule")
        try Self.require(.reasonGiven, !reason.isBlank, "Say why the incident is major.")
        switch major {
        case .none, .rejected, .cancelled: return [.updated(.majorProposed(reason: reason))]
        case .proposed, .accepted: throw .alreadyDecided(reason: "The incident is \(major.name) as major.")
        }
    }

    func acceptingMajor(_ managers: String, _ command: Command) throws(Rejection) -> [Fact] {
        try requireProposed(command.actor)
        let takeOver = Assignment(group: managers, assignee: command.actor.principal.id)
        return [.updated(.majorAccepted(takeOver))]
    }

    func rejectingMajor(_ reason: String, _ command: Command) throws(Rejection) -> [Fact] {
        try requireProposed(command.actor)
        try Self.require(.reasonGiven, !reason.isBlank, "Say why the incident is not major.")
        return [.updated(.majorRejected(reason: reason))]
    }

    func demotingMajor(_ reason: String, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.majorIssueManager), "a major-issue manager")
        try Self.require(.majorAccepted, major == .accepted, "The incident is not major.")
        try Self.require(.reasonGiven, !reason.isBlank, "Say why the incident is not major any more.")
        return [.updated(.majorCancelled(reason: reason))]
    }

    /// Of two managers who decide at once the second hears that it is decided.
    private func requireProposed(_ actor: Actor) throws(Rejection) {
        try Self.allow(actor.holds(.majorIssueManager), "a major-issue manager")
        switch major {
        case .proposed: return
        case .none: try Self.require(.majorProposed, false, "Nobody proposed the incident as major.")
        case .accepted, .rejected, .cancelled:
            throw .alreadyDecided(reason: "The incident is \(major.name) as major.")
        }
    }

    func addingTask(_ task: IncidentTask, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allowFulfiller(command.actor)
        try Self.require(.taskState, task.state == .open, "A task begins open.")
        return tasks.contains { $0.id == task.id } ? [] : [.updated(.taskAdded(task))]
    }

    func movingTask(
        _ id: IncidentTask.ID, _ next: IncidentTask.State, _ command: Command
    ) throws(Rejection) -> [Fact] {
        try Self.allowFulfiller(command.actor)
        guard let task = tasks.first(where: { $0.id == id }) else { throw .notFound("task") }
        let reason = "A task that is \(task.state.rawValue) cannot become \(next.rawValue)."
        try Self.require(.taskState, task.state.canBecome(next), reason)
        return [.updated(.taskMoved(id, next))]
    }
}
