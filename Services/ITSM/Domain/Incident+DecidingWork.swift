import Domain

extension Incident {
    func assigning(_ target: Assignment, _ reason: String?, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allowFulfiller(command.actor)
        guard target.group != nil || target.assignee != nil else {
            throw .invalid(field: "data.assignee", reason: "A group or an agent must be named.")
        }
        let merged = Assignment(group: target.group ?? assignment.group, assignee: target.assignee)
        return merged == assignment ? [] : [.assigned(merged, reason: reason)]
    }

    func starting(_ command: Command) throws(Rejection) -> [Fact] {
        try Self.allowFulfiller(command.actor)
        try Self.require(.assigneeSet, assignment.assignee != nil, "Nobody is assigned.")
        return [.started]
    }

    func updating(_ amendment: Amendment, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allowFulfiller(command.actor)
        var amended = self
        amended.amend(amendment)
        return amended == self ? [] : [.updated(.amended(amendment))]
    }

    func holding(_ request: HoldRequest, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allowFulfiller(command.actor)
        let target = request.hold.target ?? ""
        switch request.hold.reason {
        case .awaitingCaller:
            try Self.require(.publicText, !(request.publicText ?? "").isBlank, "The caller needs a question to answer.")
        case .awaitingChange, .awaitingProblem:
            try Self.require(.linkNeeded, !target.isBlank, "Link the record that is waited for.")
        case .awaitingVendor:
            try Self.require(.referenceNeeded, !target.isBlank, "Give the vendor's reference.")
        }
        return [.held(request.hold, publicText: request.publicText)]
    }

    /// The caller's words end only a wait for the caller; at any other time they are news for the assignee.
    func hearingCaller(_ text: String, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.customer, .itil, .system), "the caller or a fulfiller")
        guard state.hold?.reason == .awaitingCaller else { return [.updated(.advised(.callerReplied(text: text)))] }
        return [.resumed(.callerReplied(text: text))]
    }

    func goingOn(_ resumption: Resumption, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allowFulfiller(command.actor)
        return [.resumed(resumption)]
    }

    func hearingOfProblem(
        _ id: String, _ outcome: ProblemOutcome, _ command: Command
    ) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.system), "a link policy")
        try Self.require(.heldFor, state.hold?.target == id, "It waits for another problem.")
        switch outcome {
        case .fixApplied(let notes):
            return [.resolved(Resolution(code: Resolution.byProblem, notes: notes, at: command.at))]
        case .riskAccepted(let reason): return [.updated(.advised(.problemRiskAccepted(reason: reason)))]
        case .cancelled(let reason): return [.resumed(.problemCancelled(reason: reason))]
        }
    }

    func hearingOfChange(_ id: String, _ outcome: ChangeOutcome, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.system), "a link policy")
        try Self.require(.heldFor, state.hold?.target == id, "It waits for another change.")
        switch outcome {
        case .successful(resolves: true):
            let notes = "The change was successful."
            return [.resolved(Resolution(code: Resolution.byChange, notes: notes, at: command.at))]
        case .successful(resolves: false): return [.resumed(.changeSuccessful)]
        case .unsuccessful: return [.resumed(.changeUnsuccessful)]
        case .cancelled: return [.resumed(.changeCancelled)]
        }
    }

    func commenting(_ comment: Comment, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.itil, .agent, .incidentManager, .system), "a fulfiller or an agent")
        guard !comment.text.isBlank else { throw .invalid(field: "data.text", reason: "Must not be empty.") }
        switch comment.visibility {
        case .public: return [.publicComment(comment)]
        case .internal: return [.updated(.noted(comment))]
        }
    }
}
