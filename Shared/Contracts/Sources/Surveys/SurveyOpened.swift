/// `survey.opened`: The invitation was opened.
package struct SurveyOpened: PublishedContent {
    package static let type = MessageType.event("survey", "opened")

    package var survey: SurveySnapshot

    /// Makes it of what must be there.
    package init(survey: SurveySnapshot) {
        self.survey = survey
    }

    package static let shape = Shape<SurveyOpened>(
        "The invitation was opened.",
        [
            .required("survey", \.survey, .object, "The invitation after the event.")
        ])
}
