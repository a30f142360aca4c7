import Domain

extension SurveyInstance {
    package mutating func apply(_ event: Event) {
        version += 1
        switch event.fact {
        case .scheduled(let dueAt): course.dueAt = dueAt
        case .skipped: state = .skipped
        case .sent(let digest, let expiresAt):
            state = .sent
            course.tokenDigest = digest
            course.expiresAt = expiresAt
        case .opened:
            state = .opened
            course.firstOpenedAt = event.at
        case .completed(let answers):
            state = .completed
            course.answers.append(answers)
            course.completedAt = course.completedAt ?? event.at
        case .lowScore: break
        case .expired: state = .expired
        case .cancelled: state = .cancelled
        case .undeliverable: state = .undeliverable
        }
    }

    /// Takes note that the person may be reminded; a survey is reminded of at most once, before it is answered.
    ///
    /// A reminder is no event of the survey: returns whether one is to be sent.
    package mutating func remind() -> Bool {
        guard state == .sent || state == .opened, !course.wasReminded else { return false }
        course.wasReminded = true
        return true
    }
}
