/// `survey.cancelled`: The invitation no longer stands.
package struct SurveyCancelled: PublishedContent {
    package static let type = MessageType.event("survey", "cancelled")

    package var survey: SurveySnapshot
    package var reason: String

    /// Makes it of what must be there.
    package init(survey: SurveySnapshot, reason: String) {
        self.survey = survey
        self.reason = reason
    }

    package static let shape = Shape<SurveyCancelled>(
        "The invitation no longer stands.",
        [
            .required("survey", \.survey, .object, "The invitation after the event."),
            .required("reason", \.reason, .reason, "Why."),
        ])
}
