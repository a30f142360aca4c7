import SurveyDomain

extension Questionnaire {
    /// The key of the scored question.
    static let scoreKey = "satisfaction"
    /// The key of the free text.
    static let commentKey = "comment"

    /// The questionnaire about a solution: a score from 1 to 5, and a free text.
    static func satisfaction(rules: Rules) -> Questionnaire {
        Questionnaire(
            id: "satisfaction", version: 1,
            questions: [
                Question(scoreKey, .csat, isRequired: true),
                Question(commentKey, .text(limit: 100_000), isRequired: false),
            ],
            rules: rules)
    }
}
