package import Domain

extension SurveyInstance: Aggregate {
    /// Decides about a closed case: a survey that is scheduled, or one that records why there is none.
    package static func plan(
        id: ID, about closed: ClosedCase, with questionnaire: Questionnaire, _ facts: Eligibility.Facts,
        at now: Timestamp
    ) -> (subject: SurveyInstance, events: [Event]) {
        let key = Key(
            questionnaire: questionnaire.id, caseID: closed.id, episode: closed.episode, partyID: closed.partyID)
        var survey = SurveyInstance(id: id, key: key, state: .scheduled, version: 0, course: Course())
        let reason = Eligibility.reasonToSkip(closed, facts, by: questionnaire.rules, at: now)
        let fact = reason.map(Fact.skipped) ?? .scheduled(dueAt: now.advanced(by: questionnaire.rules.delay))
        let event = Event(fact, by: .system("survey"), at: now)
        survey.apply(event)
        return (survey, [event])
    }

    package func decide(_ command: Command) throws(Rejection) -> [Event] {
        try command.check(version: version)
        return try facts(of: command).map { command.occurrence(of: $0) }
    }

    private func facts(of command: Command) throws(Rejection) -> [Fact] {
        switch (command.action, state) {
        case (.send(let digest, let lifetime), .scheduled):
            try requireSystem(command.actor)
            try require("due", course.dueAt.map { $0 <= command.at } ?? true, "The survey is not due yet.")
            return [.sent(tokenDigest: digest, expiresAt: command.at.advanced(by: lifetime))]
        case (.open, .sent): return [.opened]
        case (.open, .opened), (.open, .completed): return []
        case (.submit(let answers, let rules), .sent), (.submit(let answers, let rules), .opened):
            try requirePerson(command.actor)
            try require("not_expired", isRunning(at: command.at), "The time to answer is over.")
            return completing(answers, rules)
        case (.submit(let answers, let rules), .completed):
            try requirePerson(command.actor)
            guard isEditable(at: command.at, by: rules) else {
                throw .alreadyDecided(reason: "The answers cannot be changed any more.")
            }
            return answers == course.answers.last ? [] : completing(answers, rules)
        case (.expire, .sent), (.expire, .opened):
            try requireSystem(command.actor)
            try require("expired", !isRunning(at: command.at), "There is time to answer yet.")
            return [.expired]
        case (.cancel, .scheduled), (.cancel, .sent), (.cancel, .opened):
            try requireSystem(command.actor)
            return [.cancelled]
        case (.bounce, .sent):
            try requireSystem(command.actor)
            return [.undeliverable]
        case (.send, _), (.open, _), (.submit, _), (.expire, _), (.cancel, _), (.bounce, _):
            throw .wrongState(found: state.rawValue)
        }
    }

    private func completing(_ answers: Answers, _ rules: Questionnaire.Rules) -> [Fact] {
        guard let score = answers.score, score <= rules.lowScore else { return [.completed(answers)] }
        let wasLow = course.answers.last?.score.map { $0 <= rules.lowScore } ?? false
        return wasLow ? [.completed(answers)] : [.completed(answers), .lowScore(score)]
    }

    private func isRunning(at now: Timestamp) -> Bool { course.expiresAt.map { now < $0 } ?? true }

    private func isEditable(at now: Timestamp, by rules: Questionnaire.Rules) -> Bool {
        guard let completedAt = course.completedAt else { return false }
        return isRunning(at: now) && now < completedAt.advanced(by: rules.editable)
    }

    private func require(_ rule: String, _ isMet: Bool, _ reason: String) throws(Rejection) {
        if !isMet { throw .guardFailed(rule, reason: reason) }
    }

    private func requireSystem(_ actor: Actor) throws(Rejection) {
        guard actor.holds(.system) else { throw .forbidden(reason: "Only the survey service may do this.") }
    }

    /// Whoever has the token is the person asked; the token is checked at the edge.
    private func requirePerson(_ actor: Actor) throws(Rejection) {
        guard actor.holds(.customer) else { throw .forbidden(reason: "Only the person who was asked may do this.") }
    }
}
