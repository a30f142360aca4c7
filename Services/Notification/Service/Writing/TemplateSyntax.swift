/// The part of Mustache that our templates may use: names, sections and comments.
///
/// Partials, inheritance, other delimiters and transforms are left out: they have no use in a mail, and not every one
/// of them is harmless in a text from outside.
enum TemplateSyntax {
    /// So many sections may stand in a template.
    static let sectionLimit = 50

    /// What is wrong with a template, as a sentence; `nil` if nothing is.
    static func problem(in text: String) -> String? {
        var rest = text[...]
        var sections = 0
        while let open = rest.firstRange(of: "{{") {
            rest = rest[open.upperBound...]
            guard let close = rest.firstRange(of: "}}") else { return "A tag is not closed." }
            let tag = rest[..<close.lowerBound]
            rest = rest[close.upperBound...]
            guard isAllowed(tag) else {
                return "Tags may hold a name, a name after #, ^ or /, or a comment after an exclamation mark."
            }
            if tag.first == "#" || tag.first == "^" { sections += 1 }
        }
        return sections > sectionLimit ? "There are more than \(sectionLimit) sections." : nil
    }

    private static func isAllowed(_ tag: Substring) -> Bool {
        guard let first = tag.first else { return false }
        switch first {
        case "!": return true
        case "#", "^", "/", "{": return isName(tag.dropFirst())
        default: return isName(tag)
        }
    }

    private static func isName(_ text: Substring) -> Bool {
        let name = text.drop { $0 == " " }.reversed().drop { $0 == " " }
        return (1...64).contains(name.count)
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }
}
