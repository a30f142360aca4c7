import Contracts
import Domain
import SurveyDomain

extension SurveyStep {
    /// The event as the contract tells it; `reason` is why a survey was cancelled or did not arrive.
    func content(because reason: String?, lowScore threshold: Int) -> any PublishedContent {
        let survey = SurveySnapshot(after)
        switch event.fact {
        case .scheduled(let dueAt): return SurveyScheduled(survey: survey, dueAt: dueAt)
        case .skipped(let why): return SurveySkipped(survey: survey, reason: why.rawValue)
        case .sent: return SurveySent(survey: survey)
        case .opened: return SurveyOpened(survey: survey)
        case .completed(let answers): return completed(answers, survey)
        case .lowScore(let score):
            var content = SurveyLowScore(survey: survey, score: score, threshold: threshold)
            content.comment = after.subject.course.answers.last?.comment
            return content
        case .expired: return SurveyExpired(survey: survey)
        case .cancelled: return SurveyCancelled(survey: survey, reason: reason ?? "It no longer stands.")
        case .undeliverable:
            var content = SurveyUndeliverable(survey: survey)
            content.reason = reason.map { String($0.prefix(2_000)) }
            return content
        }
    }

    private func completed(_ answers: Answers, _ survey: SurveySnapshot) -> SurveyCompleted {
        // The scored question must be answered, so there is a score.
        var content = SurveyCompleted(survey: survey, score: answers.score ?? 0)
        content.comment = answers.comment
        let others = answers.texts.filter { $0.key != Questionnaire.commentKey }
        content.answers = others.isEmpty ? nil : others
        return content
    }
}

extension Answers {
    /// The answers in words, by question.
    var texts: [String: String] {
        values.compactMapValues { if case .text(let text) = $0 { text } else { nil } }
    }

    /// What the person added to the score.
    var comment: String? { texts[Questionnaire.commentKey] }
}
