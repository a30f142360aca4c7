/// `survey.completed`: The customer answered.
package struct SurveyCompleted: PublishedContent {
    package static let type = MessageType.event("survey", "completed")

    package var survey: SurveySnapshot
    package var score: Int
    package var answers: [String: String]?
    package var comment: String?

    /// Makes it of what must be there; set the rest after.
    package init(survey: SurveySnapshot, score: Int) {
        self.survey = survey
        self.score = score
    }

    package static let shape = Shape<SurveyCompleted>(
        "The customer answered.",
        [
            .required("survey", \.survey, .object, "The invitation after the event."),
            .required("score", \.score, .integer(0...10), "The answer to the scored question."),
            .optional("answers", \.answers, .texts(upTo: 100, length: 4_000), "The answers, by question."),
            .optional("comment", \.comment, .prose, "What the customer added."),
        ])
}
