/// What is asked, and by what rules.
package struct Questionnaire: Hashable, Sendable {
    package let id: String
    /// Rises with every change, so that answers are read against what was asked.
    package let version: Int
    package let questions: [Question]
    package let rules: Rules

    /// Takes a questionnaire.
    package init(id: String, version: Int, questions: [Question], rules: Rules = Rules()) {
        self.id = id
        self.version = version
        self.questions = questions
        self.rules = rules
    }
}

extension Questionnaire {
    /// One question.
    package struct Question: Hashable, Sendable {
        /// What is taken for an answer.
        package enum Kind: Hashable, Sendable {
            /// Satisfaction, 1 to 5; the first of the kind is the score of the survey.
            case csat
            /// Free text up to a number of characters.
            case text(limit: Int)
            /// One of the words.
            case choice([String])
        }

        package let key: String
        package let kind: Kind
        package let isRequired: Bool

        /// Takes a question.
        package init(_ key: String, _ kind: Kind, isRequired: Bool) {
            self.key = key
            self.kind = kind
            self.isRequired = isRequired
        }
    }

    /// When a person is asked, and what is made of the answer.
    package struct Rules: Hashable, Sendable {
        /// The wait after the case was closed.
        package var delay: Duration = .zero
        /// The time after sending in which an answer is taken.
        package var lifetime: Duration = .seconds(14 * 86_400)
        /// How long an answer may be changed, and never past its lifetime; zero if it may not.
        package var editable: Duration = .seconds(86_400)
        /// The score at and below which somebody takes care of the customer; 1 to 5.
        package var lowScore = 2
        /// How long a person is left alone after being asked.
        package var fatigueWindow: Duration = .seconds(14 * 86_400)
        /// The share of closed cases that are asked about, in percent.
        package var samplePercent = 100
        package var includesAutoClosed = false
        package var includesMajorChildren = true

        /// The defaults: everybody is asked, at once, but nobody twice in a fortnight.
        package init() {}
    }
}
