package import Domain

/// `survey.scheduled`: A customer will be asked.
package struct SurveyScheduled: PublishedContent {
    package static let type = MessageType.event("survey", "scheduled")

    package var survey: SurveySnapshot
    package var dueAt: Timestamp

    /// Makes it of what must be there.
    package init(survey: SurveySnapshot, dueAt: Timestamp) {
        self.survey = survey
        self.dueAt = dueAt
    }

    package static let shape = Shape<SurveyScheduled>(
        "A customer will be asked.",
        [
            .required("survey", \.survey, .object, "The invitation after the event."),
            .required("dueAt", \.dueAt, .time, "When."),
        ])
}
