/// `survey.skipped`: A customer is not asked.
package struct SurveySkipped: PublishedContent {
    package static let type = MessageType.event("survey", "skipped")

    package var survey: SurveySnapshot
    package var reason: String

    /// Makes it of what must be there.
    package init(survey: SurveySnapshot, reason: String) {
        self.survey = survey
        self.reason = reason
    }

    package static let shape = Shape<SurveySkipped>(
        "A customer is not asked.",
        [
            .required("survey", \.survey, .object, "The invitation after the event."),
            .required("reason", \.reason, .reason, "Why."),
        ])
}
