/// `survey.sent`: The invitation was sent.
package struct SurveySent: PublishedContent {
    package static let type = MessageType.event("survey", "sent")

    package var survey: SurveySnapshot

    /// Makes it of what must be there.
    package init(survey: SurveySnapshot) {
        self.survey = survey
    }

    package static let shape = Shape<SurveySent>(
        "The invitation was sent.",
        [
            .required("survey", \.survey, .object, "The invitation after the event.")
        ])
}
