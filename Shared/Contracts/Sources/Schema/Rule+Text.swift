extension Rule where Value == String {
    /// A text of so many Unicode scalars (what JSON Schema counts), of any form.
    package static func text(_ length: ClosedRange<Int>) -> Rule { text(length, form: nil) }

    /// A text of so many Unicode scalars and of a given form.
    package static func text(_ length: ClosedRange<Int>, form: TextForm?) -> Rule {
        var schema: JSONValue = ["type": "string"]
        if length.lowerBound > 0 { schema = schema.with("minLength", .integer(Int64(length.lowerBound))) }
        schema = schema.with("maxLength", .integer(Int64(length.upperBound)))
        if let form { schema = schema.with("pattern", .string(form.pattern)) }
        return Rule(schema: schema) { value throws(MalformedMessage) in
            try check(value, length: length)
            guard form?.matches(value) ?? true else {
                throw MalformedMessage(reason: "must be \(form?.name ?? "a text")")
            }
        }
    }

    private static func check(_ value: String, length: ClosedRange<Int>) throws(MalformedMessage) {
        guard !value.isEmpty || length.lowerBound == 0 else { throw MalformedMessage(reason: "must not be empty") }
        // A text has no more scalars than bytes, so that most need no counting.
        guard value.utf8.count > length.upperBound || value.utf8.count < 4 * length.lowerBound else { return }
        guard length.contains(value.unicodeScalars.count) else {
            throw MalformedMessage(reason: "must have \(length.lowerBound) to \(length.upperBound) characters")
        }
    }

    /// A short name or code: 1 to 100 characters.
    package static var name: Rule { text(1...100) }

    /// A record's number, such as `CS0000123`.
    package static var number: Rule { text(1...32, form: .recordNumber) }

    /// A sentence or two that say why: 1 to 2,000 characters.
    package static var reason: Rule { text(1...2_000) }

    /// What a person wrote: 1 to 100,000 characters.
    package static var prose: Rule { text(1...100_000) }

    /// A language tag (BCP 47).
    package static var language: Rule { text(2...35, form: .language) }

    /// Where a list goes on: what the answer's `next` said.
    package static var cursor: Rule { text(1...1_000) }
}
