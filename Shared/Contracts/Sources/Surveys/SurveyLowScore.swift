/// `survey.low_score`: The customer gave a low score.
package struct SurveyLowScore: PublishedContent {
    package static let type = MessageType.event("survey", "low_score")

    package var survey: SurveySnapshot
    package var score: Int
    package var threshold: Int
    package var comment: String?

    /// Makes it of what must be there; set the rest after.
    package init(survey: SurveySnapshot, score: Int, threshold: Int) {
        self.survey = survey
        self.score = score
        self.threshold = threshold
    }

    package static let shape = Shape<SurveyLowScore>(
        "The customer gave a low score.",
        [
            .required("survey", \.survey, .object, "The invitation after the event."),
            .required("score", \.score, .integer(0...10), "The score."),
            .required("threshold", \.threshold, .integer(0...10), "At or below this, a score is low."),
            .optional("comment", \.comment, .prose, "What the customer added."),
        ])
}
