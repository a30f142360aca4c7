package import Domain

/// A person's answers, which fit their questionnaire.
package struct Answers: Hashable, Sendable {
    /// An answer to one question.
    package enum Value: Hashable, Codable, Sendable {
        case number(Int)
        case text(String)
    }

    /// By the question's key.
    package let values: [String: Value]
    /// The satisfaction, 1 to 5; `nil` if it was not asked or not answered.
    package let score: Int?

    /// Checks answers against their questionnaire; the rejection names the field at fault.
    package init(_ values: [String: Value], to questionnaire: Questionnaire) throws(Rejection) {
        let keys = Set(questionnaire.questions.map(\.key))
        if let unknown = values.keys.filter({ !keys.contains($0) }).min() {
            throw .invalid(field: "answers.\(unknown.prefix(64))", reason: "Is not asked.")
        }
        for question in questionnaire.questions { try Self.check(values[question.key], question) }
        self.values = values
        score = questionnaire.questions.first { $0.kind == .csat }.flatMap { Self.number(values[$0.key]) }
    }

    /// Rebuilds answers that were checked before.
    package init(stored values: [String: Value], score: Int?) {
        self.values = values
        self.score = score
    }

    private static func number(_ value: Value?) -> Int? {
        if case .number(let number)? = value { number } else { nil }
    }

    private static func check(_ value: Value?, _ question: Questionnaire.Question) throws(Rejection) {
        let field = "answers.\(question.key)"
        guard let value else {
            if question.isRequired { throw .invalid(field: field, reason: "Is required.") }
            return
        }
        switch (question.kind, value) {
        case (.csat, .number(1...5)): return
        case (.csat, _): throw .invalid(field: field, reason: "Must be a number from 1 to 5.")
        case (.text(let limit), .text(let text)):
            if text.count > limit { throw .invalid(field: field, reason: "Must not exceed \(limit) characters.") }
        case (.text, .number): throw .invalid(field: field, reason: "Must be a text.")
        case (.choice(let words), .text(let word)) where words.contains(word): return
        case (.choice, _): throw .invalid(field: field, reason: "Must be one of the words offered.")
        }
    }
}
