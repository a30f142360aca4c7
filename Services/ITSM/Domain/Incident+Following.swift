import Domain

extension Incident {
    /// What the children are told of one of the parent's events; `nil` if it does not concern them.
    ///
    /// A wait for the parent's caller, a closing and a cancelling are the parent's own; a reopening is copied only if
    /// a fulfiller did it; and nothing is copied while it is open whether the parent is major.
    package func newsForChildren(of event: Event, byFulfiller: Bool) -> ParentNews? {
        if major == .proposed { return nil }
        switch event.fact {
        case .started: return .started
        case .held(let hold, _): return hold.reason == .awaitingCaller ? nil : .held(hold)
        case .resumed(.callerReplied): return nil
        case .resumed: return .resumed
        case .resolved(let resolution): return .resolved(resolution)
        case .reopened(let reason): return byFulfiller ? .reopened(reason: reason) : nil
        case .created, .assigned, .updated, .closed, .cancelled, .publicComment: return nil
        }
    }

    /// What does not fit a child's own state is left alone.
    func following(_ news: ParentNews, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.system), "the parent incident")
        switch (news, state) {
        case (.started, .new): return [.started]
        case (.held(let hold), .new), (.held(let hold), .inProgress): return [.held(hold, publicText: nil)]
        case (.resumed, .onHold(let hold)): return hold.reason == .awaitingCaller ? [] : [.resumed(.parentResumed)]
        case (.resolved(let resolution), .new), (.resolved(let resolution), .inProgress),
            (.resolved(let resolution), .onHold):
            return [.resolved(resolution)]
        case (.reopened(let reason), .resolved): return [.reopened(reason: reason)]
        case (.started, _), (.held, _), (.resumed, _), (.resolved, _), (.reopened, _): return []
        }
    }
}
