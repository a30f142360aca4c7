/// The message ids in fields such as `References`.
enum MessageIDs {
    /// No more ids than these are read of one field; the last ones are kept, since the nearest mails stand there.
    static let limit = 100
    /// A longer id is not one (RFC 5322 section 2.1.1).
    static let lengthLimit = 996

    /// Reads the ids of a value, without angle brackets and white space; words with an `@` if nothing stands in
    /// brackets.
    static func parse(_ value: String) -> [String] {
        var ids: [String] = []
        var rest = value[...]
        while let open = rest.firstIndex(of: "<") {
            let start = rest.index(after: open)
            guard let close = rest[start...].firstIndex(of: ">") else { break }
            ids.append(contentsOf: checked(rest[start..<close]))
            rest = rest[rest.index(after: close)...]
        }
        if ids.isEmpty {
            let words = value.split { $0.isWhitespace || $0 == "," || $0 == "<" || $0 == ">" }
            ids = words.filter { $0.contains("@") }.flatMap(checked)
        }
        return ids.suffix(limit)
    }

    private static func checked(_ text: Substring) -> [String] {
        let inner = text.lastIndex(of: "<").map { text[text.index(after: $0)...] } ?? text
        let id = inner.filter { !$0.isWhitespace && !isControl($0) }
        return id.isEmpty || id.utf8.count > lengthLimit ? [] : [id]
    }

    private static func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
