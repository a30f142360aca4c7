package import Domain

extension Case: Aggregate {
    package func decide(_ command: Command) throws(Rejection) -> [Event] {
        try command.check(version: version)
        guard command.action.verb.isKnown(in: state) else { throw .wrongState(found: state.rawValue) }
        return try facts(of: command).map { command.occurrence(of: $0) }
    }

    private func facts(of command: Command) throws(Rejection) -> [Fact] {
        switch command.action {
        case .accept: try accepting(command)
        case .assign(let request): try assigning(request, command)
        case .unassign(let reason): try unassigning(reason, command)
        case .setPriority(let impact, let urgency, let reason):
            try settingPriority(impact: impact, urgency: urgency, reason: reason, command)
        case .update(let amendment): try updating(amendment, command)
        case .requestInfo(let question): try requestingInfo(question, command)
        case .customerReplied(let message): try hearing(message, command)
        case .reopenByAgent(let reason): try goingOn(reason, command)
        case .reply(let message): try replying(message, command)
        case .note(let note): try noting(note, command)
        case .proposeSolution(let proposal): try proposing(proposal, command)
        case .acceptSolution(let word): try acceptingSolution(word, command)
        case .rejectSolution(let reason, let word): try rejectingSolution(reason, word, command)
        case .autoClose(let facts): try closingByTime(facts, command)
        case .close(let closing): try self.closing(closing, command)
        case .cancel(let reason): try cancelling(reason, command)
        case .reopen(let reason, let window): try reopening(reason, window, command)
        case .link(let link): try linking(link, command)
        case .unlink(let link): try unlinking(link, command)
        case .block(let blocker): try blocking(blocker, command)
        case .unblock(let blocker): try unblocking(blocker, command)
        case .needAttention(let reason): try askingAttention(reason, command)
        case .clearAttention: try clearingAttention(command)
        case .remind: try reminding(command)
        }
    }
}
