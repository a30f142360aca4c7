/// `survey.undeliverable`: The invitation did not arrive.
package struct SurveyUndeliverable: PublishedContent {
    package static let type = MessageType.event("survey", "undeliverable")

    package var survey: SurveySnapshot
    package var reason: String?

    /// Makes it of what must be there; set the rest after.
    package init(survey: SurveySnapshot) {
        self.survey = survey
    }

    package static let shape = Shape<SurveyUndeliverable>(
        "The invitation did not arrive.",
        [
            .required("survey", \.survey, .object, "The invitation after the event."),
            .optional("reason", \.reason, .reason, "Why."),
        ])
}
