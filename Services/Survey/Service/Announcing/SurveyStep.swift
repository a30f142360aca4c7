import SurveyDomain

/// One event of a survey, with the survey after it.
struct SurveyStep: Sendable {
    let event: SurveyInstance.Event
    let after: SurveyRecord
}
