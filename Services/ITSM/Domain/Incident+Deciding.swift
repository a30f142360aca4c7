package import Domain

extension Incident: Aggregate {
    package func decide(_ command: Command) throws(Rejection) -> [Event] {
        try command.check(version: version)
        guard command.action.verb.isKnown(in: state) else { throw .wrongState(found: state.name) }
        return try facts(of: command).map { command.occurrence(of: $0) }
    }

    private func facts(of command: Command) throws(Rejection) -> [Fact] {
        switch command.action {
        case .assign(let target, let reason): try assigning(target, reason, command)
        case .start: try starting(command)
        case .update(let amendment): try updating(amendment, command)
        case .hold(let request): try holding(request, command)
        case .callerReplied(let text): try hearingCaller(text, command)
        case .vendorReplied(let text): try goingOn(.vendorReplied(text: text), command)
        case .resume(let reason): try goingOn(.byHand(reason: reason), command)
        case .problemEnded(let id, let outcome): try hearingOfProblem(id, outcome, command)
        case .changeEnded(let id, let outcome): try hearingOfChange(id, outcome, command)
        case .resolve(let solution): try resolving(solution, command)
        case .reopen(let reason): try reopening(reason, command)
        case .close(let notes, let review): try closing(notes, review, command)
        case .autoClose: try closingByTime(command)
        case .cancel(let reason): try cancelling(reason, command)
        case .comment(let comment): try commenting(comment, command)
        case .followParent(let news): try following(news, command)
        case .linkCase(let id): try linkingCase(id, command)
        case .unlinkCase(let id): try unlinkingCase(id, command)
        case .proposeMajor(let reason): try proposingMajor(reason, command)
        case .acceptMajor(let managers): try acceptingMajor(managers, command)
        case .rejectMajor(let reason): try rejectingMajor(reason, command)
        case .demoteMajor(let reason): try demotingMajor(reason, command)
        case .addTask(let task): try addingTask(task, command)
        case .moveTask(let id, let state): try movingTask(id, state, command)
        }
    }
}
