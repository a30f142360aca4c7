/// `survey.expired`: The customer did not answer in time.
package struct SurveyExpired: PublishedContent {
    package static let type = MessageType.event("survey", "expired")

    package var survey: SurveySnapshot

    /// Makes it of what must be there.
    package init(survey: SurveySnapshot) {
        self.survey = survey
    }

    package static let shape = Shape<SurveyExpired>(
        "The customer did not answer in time.",
        [
            .required("survey", \.survey, .object, "The invitation after the event.")
        ])
}
