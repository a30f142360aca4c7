package import Domain

/// `survey.response.submit`: Answers an invitation: that of the subject, or that of the token.
package struct SubmitSurveyResponse: CommandContent, Shaped {
    package static let type = MessageType.command("survey", "response", "submit")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var score: Int
    package var answers: [String: String]?
    package var comment: String?
    package var token: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, score: Int) {
        self.actor = actor
        self.score = score
    }

    package static let shape = Shape<SubmitSurveyResponse>.command(
        "Answers an invitation: that of the subject, or that of the token.",
        [
            .required("score", \.score, .integer(0...10), "The answer to the scored question."),
            .optional("answers", \.answers, .texts(upTo: 100, length: 4_000), "The answers, by question."),
            .optional("comment", \.comment, .prose, "What the customer added."),
            .optional("token", \.token, .text(1...255), "The invitation's one-time token; customers must name it."),
        ])
}
