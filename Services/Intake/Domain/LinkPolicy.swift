/// What a linked incident's progress does to a case (records.md 2.9), as commands to the case by the system.
package struct LinkPolicy: Hashable, Sendable {
    /// A link that an effect went through: of two records one reacts to the other only once in a causal chain.
    package struct Passage: Hashable, Sendable {
        package let caseID: Case.ID
        package let recordID: String

        /// Names the two ends.
        package init(caseID: Case.ID, recordID: String) {
            self.caseID = caseID
            self.recordID = recordID
        }
    }

    /// Whether an incident's solution is proposed to the customer at once, if nothing else blocks the case.
    package let proposesSolutions: Bool

    /// The default policy leaves the word to the agent.
    package init(proposesSolutions: Bool = false) { self.proposesSolutions = proposesSolutions }

    /// The commands for the case, in order; none if the chain of causes came through this link before.
    package func actions(
        for news: IncidentNews, of incident: RecordReference, on subject: Case, noteID: Case.Message.ID,
        chain: Set<Passage> = []
    ) -> [Case.Action] {
        let passage = Passage(caseID: subject.id, recordID: incident.id)
        guard !chain.contains(passage), !subject.links(to: incident).isEmpty else { return [] }
        let note = Case.Action.note(Case.Note(id: noteID, text: news.note(about: incident.name)))
        return subject.state.isFinal ? [note] : [note] + effects(of: news, of: incident, on: subject)
    }

    private func effects(of news: IncidentNews, of incident: RecordReference, on subject: Case) -> [Case.Action] {
        switch news {
        case .started, .resumed, .held(_, .none): []
        case .held(_, let question?): [draft(.question, question, incident)]
        case .publicComment(let text): [draft(.message, text, incident)]
        case .resolved(let code, let notes, let text):
            resolved(Case.Draft(.solution, text: text ?? notes, source: incident, code: code), on: subject)
        case .reopened(let reason): reopened(reason, incident, on: subject)
        case .cancelled(_, let original): cancelled(incident, original, on: subject)
        }
    }

    private func resolved(_ solution: Case.Draft, on subject: Case) -> [Case.Action] {
        let ended = Case.Blocker(.incident, recordID: solution.source.id)
        let isFree = subject.facets.blockedBy.allSatisfy { $0 == ended }
        guard proposesSolutions && isFree && subject.state.isUnsolved else {
            return [.needAttention(.incidentResolved), .unblock(ended), .update(.draft(solution))]
        }
        var proposal = Case.Proposal(code: solution.code ?? "solved", notes: solution.text)
        proposal.source = solution.source
        return [.unblock(ended), .proposeSolution(proposal)]
    }

    private func reopened(_ reason: String, _ incident: RecordReference, on subject: Case) -> [Case.Action] {
        let blocked = Case.Action.block(Case.Blocker(.incident, recordID: incident.id))
        let isSolvedByIt = subject.state == .resolved && subject.resolutions.episodes.last?.source?.id == incident.id
        guard isSolvedByIt else { return [blocked] }
        return [.needAttention(.incidentReopened), blocked, draft(.apology, reason, incident)]
    }

    /// The link goes over to the original before it leaves the duplicate, so that the case stays blocked.
    private func cancelled(
        _ incident: RecordReference, _ original: RecordReference?, on subject: Case
    ) -> [Case.Action] {
        guard let original else {
            return [.needAttention(.incidentCancelled), .unblock(Case.Blocker(.incident, recordID: incident.id))]
        }
        let links = subject.links(to: incident)
        return links.map { .link(Link($0.kind, original)) } + links.map { .unlink($0) }
    }

    private func draft(_ kind: Case.Draft.Kind, _ text: String, _ source: RecordReference) -> Case.Action {
        .update(.draft(Case.Draft(kind, text: text, source: source)))
    }
}

extension Case {
    /// The links that lead to a record.
    package func links(to record: RecordReference) -> [Link] {
        facets.links.filter { $0.target.kind == record.kind && $0.target.id == record.id }
    }
}
