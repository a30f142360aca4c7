import Durability
import SurveyDomain

/// A person's answers as they are kept in a column.
struct StoredAnswers: Codable, Sendable {
    private let score: Int?
    private let numbers: [String: Int]
    private let texts: [String: String]

    init(_ answers: Answers) {
        score = answers.score
        texts = answers.texts
        numbers = answers.values.compactMapValues { if case .number(let number) = $0 { number } else { nil } }
    }

    var answers: Answers {
        let values = numbers.mapValues(Answers.Value.number).merging(texts.mapValues(Answers.Value.text)) { $1 }
        return Answers(stored: values, score: score)
    }

    static func encode(_ answers: [Answers]) throws -> String {
        try StoredJSON.encode(answers.map(StoredAnswers.init))
    }

    static func decode(_ text: String) throws -> [Answers] {
        try StoredJSON.decode([StoredAnswers].self, text).map(\.answers)
    }
}
