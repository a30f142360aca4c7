import Contracts
import SurveyDomain

/// An invitation as `survey.invitation.get` shows it.
struct InvitationView: Encodable, Sendable {
    /// A question as a form shows it.
    struct Question: Encodable, Sendable {
        let key: String
        let kind: String
        let isRequired: Bool
        let options: [String]?
    }

    let survey: SurveySnapshot
    let questions: [Question]
    let comment: String?

    init(_ record: SurveyRecord, of questionnaire: Questionnaire) {
        survey = SurveySnapshot(record)
        questions = questionnaire.questions.map(Question.init)
        comment = record.subject.course.answers.last?.comment
    }
}

extension InvitationView.Question {
    init(_ question: Questionnaire.Question) {
        switch question.kind {
        case .csat:
            self.init(
                key: question.key, kind: "score", isRequired: question.isRequired, options: (1...5).map(String.init))
        case .text: self.init(key: question.key, kind: "text", isRequired: question.isRequired, options: nil)
        case .choice(let words):
            self.init(key: question.key, kind: "choice", isRequired: question.isRequired, options: words)
        }
    }
}
