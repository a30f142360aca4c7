import Contracts
import Domain
import Durability
import SurveyDomain

/// Takes a person's answer: the one that the survey counts, once.
struct TakeResponse: CommandHandler {
    typealias Store = SurveyStore

    let tokens: InvitationTokens

    func gather(_ command: Message<SubmitSurveyResponse>, into needs: inout SurveyNeeds) {
        if let id = command.surveyID(by: tokens) { needs.surveyIDs.insert(id) }
    }

    func handle(_ command: Message<SubmitSurveyResponse>, in unit: inout UnitOfWork<SurveyWorkspace>) throws
        -> CommandAnswer
    {
        let content = command.content
        let record = try unit.survey(of: command, by: tokens)
        let chosen = try tokens.admit(content.token, of: record, to: content.actor)
        guard chosen.map({ $0 == content.score }) ?? true else {
            throw Refusal(.invalid, field: "data.score", message: "The token stands for another score.")
        }
        let answers = try content.answers(to: unit.workspace.questionnaire)
        let action = SurveyInstance.Action.submit(answers, unit.workspace.questionnaire.rules)
        let answered = try unit.perform(
            action, on: record.subject.id, by: record.person(orElse: content.actor), expecting: content.expectedVersion)
        return .accepted(id: record.subject.id.description, number: nil, version: answered.subject.version)
    }
}

extension SurveyRecord {
    /// Whoever answers does so for the person asked.
    fileprivate func person(orElse sender: Principal) -> Actor {
        Actor(subject.key.partyID.map { Principal(kind: .customer, id: $0) } ?? sender, roles: [.customer])
    }
}

extension SubmitSurveyResponse {
    fileprivate func answers(to questionnaire: Questionnaire) throws(Refusal) -> Answers {
        guard (1...5).contains(score) else {
            throw Refusal(.invalid, field: "data.score", message: "Must be a number from 1 to 5.")
        }
        for (key, member) in [(Questionnaire.scoreKey, "score"), (Questionnaire.commentKey, "comment")]
        where answers?[key] != nil {
            throw Refusal(.invalid, field: "data.answers.\(key)", message: "Belongs in the member \(member).")
        }
        var values = (answers ?? [:]).mapValues(Answers.Value.text)
        values[Questionnaire.scoreKey] = .number(score)
        values[Questionnaire.commentKey] = comment.map(Answers.Value.text)
        do throws(Rejection) {
            return try Answers(values, to: questionnaire)
        } catch {
            let refusal = Refusal(error)
            throw Refusal(refusal.code, field: refusal.field.map { "data.\($0)" }, message: refusal.message)
        }
    }
}
