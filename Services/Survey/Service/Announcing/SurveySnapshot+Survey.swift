import Contracts
import Domain
import SurveyDomain

extension SurveySnapshot {
    /// The survey as the contract shows it.
    init(_ record: SurveyRecord) {
        let survey = record.subject
        self.init(
            id: RecordID(survey.id.uuid), version: survey.version, state: State(survey.state),
            questionnaire: survey.key.questionnaire, caseId: record.caseID, caseNumber: record.caseNumber)
        // A case that was closed without a solution counts as its first round.
        episode = max(1, survey.key.episode)
        partyId = survey.key.partyID.flatMap { RecordID($0) }
        score = survey.course.answers.last?.score
        expiresAt = survey.course.expiresAt
    }
}

extension SurveySnapshot.State {
    init(_ state: SurveyInstance.State) {
        switch state {
        case .scheduled: self = .scheduled
        case .skipped: self = .skipped
        case .sent: self = .sent
        case .opened: self = .opened
        case .completed: self = .completed
        case .expired: self = .expired
        case .cancelled: self = .cancelled
        case .undeliverable: self = .undeliverable
        }
    }
}
