import Contracts
import Domain
import Durability
import SurveyDomain

extension UnitOfWork<SurveyWorkspace> {
    /// Carries out an action on a survey and announces each event; returns the survey as it is then.
    @discardableResult
    mutating func perform(
        _ action: SurveyInstance.Action, on id: SurveyInstance.ID, by actor: Actor, expecting version: Int64? = nil,
        because reason: String? = nil
    ) throws -> SurveyRecord {
        let command = SurveyInstance.Command(action, by: actor, at: now, expectedVersion: version)
        for step in try workspace.perform(command, on: id) { try announce(step, because: reason) }
        guard let record = workspace.survey(id) else { throw Rejection.notFound("survey") }
        return record
    }

    /// Takes a new survey in, and announces what was decided.
    mutating func enter(_ survey: SurveyInstance, _ events: [SurveyInstance.Event], caseNumber: String) throws {
        guard let caseID = RecordID(survey.key.caseID) else { throw Rejection.notFound("case") }
        let skips = events.compactMap { if case .skipped(let reason) = $0.fact { reason } else { nil } }
        let record = SurveyRecord(subject: survey, caseID: caseID, caseNumber: caseNumber, skipped: skips.first)
        workspace.enter(record)
        for event in events { try announce(SurveyStep(event: event, after: record), because: nil) }
    }

    private mutating func announce(_ step: SurveyStep, because reason: String?) throws {
        let survey = step.after.subject
        try announce(
            step.content(because: reason, lowScore: workspace.questionnaire.rules.lowScore),
            of: AggregateReference(id: survey.id.uuid, number: survey.id.description, sequence: survey.version),
            at: step.event.at)
    }
}

extension Actor {
    /// The service itself.
    static let survey = Actor.system(ServiceName.survey.rawValue)
}
