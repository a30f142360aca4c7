import Domain

/// What a linked case has to tell an incident (records.md 2.9, the rows of `case.*`).
package enum CaseNews: Hashable, Sendable {
    case infoReceived(text: String)
    case solutionRejected(reason: String)
    case cancelled(number: String)
    /// The case waits for the incident, by the case's id.
    case linked(String)
    case unlinked(String)
}

extension Incident {
    /// What a linked case's news does to the incident.
    package enum CaseEffect: Hashable, Sendable {
        case act(Action)
        /// The incident is over: a new one, linked to the case, should be proposed.
        case proposeNew
        case nothing
    }

    /// What to do about the news of a case that is linked to this incident.
    ///
    /// A rejected solution proposes to reopen, as internal news; it never reopens by itself.
    package func effect(of news: CaseNews, commentID: Comment.ID) -> CaseEffect {
        switch news {
        case .infoReceived(let text): state.isFinal ? .nothing : .act(.callerReplied(text: text))
        case .solutionRejected(let reason):
            switch state {
            case .resolved: .act(note("The customer rejected the solution; reopen? \(reason)", commentID))
            case .closed, .cancelled: .proposeNew
            case .new, .inProgress, .onHold: .act(note("The customer rejected the solution: \(reason)", commentID))
            }
        case .linked(let id): state.isFinal ? .nothing : .act(.linkCase(id))
        case .unlinked(let id): state.isFinal ? .nothing : .act(.unlinkCase(id))
        case .cancelled(let number): state.isFinal ? .nothing : .act(note("\(number) was cancelled.", commentID))
        }
    }

    private func note(_ text: String, _ id: Comment.ID) -> Action {
        .comment(Comment(id: id, .internal, text: text))
    }
}
