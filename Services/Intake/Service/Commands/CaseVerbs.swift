import Bookkeeping
import Contracts
import Domain
import Durability
import IntakeDomain

/// What each verb of a case means to the case.
enum CaseVerbs {
    static func add(to table: inout HandlerTable<IntakeStore>, reopenWindow: Duration) {
        addWork(to: &table)
        addConversation(to: &table)
        addEnds(to: &table, reopenWindow: reopenWindow)
        addLinks(to: &table)
    }

    private static func addWork(to table: inout HandlerTable<IntakeStore>) {
        table.add(ActOnCase<AcceptCase> { _, _, _ in .accept })
        table.add(
            ActOnCase<AssignCase>(naming: { $0.assignee.map { [$0.description] } ?? [] }) {
                .assign(try $2.assignment($0, of: $1))
            })
        table.add(ActOnCase<UnassignCase> { command, _, _ in .unassign(reason: command.reason) })
        table.add(
            ActOnCase<SetCasePriority> { command, subject, _ in
                .setPriority(
                    impact: command.impact ?? subject.details.impact,
                    urgency: command.urgency ?? subject.details.urgency,
                    reason: command.reason)
            })
        table.add(ActOnCase<ReopenCaseByAgent> { command, _, _ in .reopenByAgent(reason: command.reason) })
    }

    private static func addConversation(to table: inout HandlerTable<IntakeStore>) {
        table.add(
            ActOnCase<RequestCaseInfo> { command, _, unit in
                .requestInfo(Case.Message(id: unit.newID(), direction: .outbound, text: command.question))
            })
        table.add(
            ActOnCase<ReplyToCase> { command, _, unit in
                .reply(Case.Message(id: unit.newID(), direction: .outbound, text: command.text))
            })
        table.add(ActOnCase<NoteCase> { command, _, unit in .note(Case.Note(id: unit.newID(), text: command.text)) })
    }

    private static func addEnds(to table: inout HandlerTable<IntakeStore>, reopenWindow: Duration) {
        table.add(ActOnCase<ProposeCaseSolution> { command, _, _ in .proposeSolution(Case.Proposal(command)) })
        table.add(
            ActOnCase<AcceptCaseSolution> { command, subject, _ in
                try subject.checkEpisode(command.episode)
                return .acceptSolution(command.interactionId.map(Case.CustomerWord.init))
            })
        table.add(
            ActOnCase<RejectCaseSolution> { command, subject, _ in
                try subject.checkEpisode(command.episode)
                return .rejectSolution(reason: command.reason, command.interactionId.map(Case.CustomerWord.init))
            })
        table.add(
            ActOnCase<CloseCase> { command, _, _ in
                .close(Case.Closing(code: command.code, notes: command.notes, cascades: command.cascade ?? false))
            })
        table.add(ActOnCase<CancelCase> { command, _, _ in .cancel(reason: command.reason) })
        table.add(ActOnCase<ReopenCase> { command, _, _ in .reopen(reason: command.reason, window: reopenWindow) })
    }

    private static func addLinks(to table: inout HandlerTable<IntakeStore>) {
        table.add(
            ActOnCase<LinkCase> { command, _, _ in
                .link(Link(Link.Kind(command.kind), IntakeDomain.RecordReference(command.target)))
            })
        table.add(
            ActOnCase<UnlinkCase> { command, subject, _ in
                guard let link = subject.facets.links.first(where: { $0.contractID(of: subject.id) == command.linkId })
                else {
                    throw Rejection.notFound("link")
                }
                return .unlink(link)
            })
    }
}

extension Case {
    /// Refuses a decision on another solution than the one that stands.
    fileprivate func checkEpisode(_ episode: Int?) throws {
        guard let episode, episode != resolutions.currentEpisode else { return }
        throw Refusal(
            .staleSubject, field: "data.episode", message: "Another solution stands now: \(resolutions.currentEpisode)."
        )
    }
}

extension Case.Proposal {
    fileprivate init(_ command: ProposeCaseSolution) {
        self.init(code: command.code, notes: command.notes)
        customerText = command.customerText
        forceReason = command.force == true ? command.reason ?? "" : nil
    }
}

extension UnitOfWork<IntakeWorkspace> {
    /// The assignment asked for, with what routing has told us of the agent's groups.
    fileprivate func assignment(_ command: AssignCase, of subject: Case) throws -> Case.AssignmentRequest {
        let target = Case.Assignment(group: command.group?.description, assignee: command.assignee?.description)
        var isInGroup = true
        if let assignee = target.assignee {
            let agent = try self.assignee(assignee)
            isInGroup = (target.group ?? subject.assignment.group).map(agent.groups.contains) ?? true
        }
        return Case.AssignmentRequest(
            target, reason: command.reason, targetIsInGroup: isInGroup, overridesGroup: command.override ?? false)
    }
}
