/// The lines above a quotation that say who wrote it and when, such as "On 4 May 2026 at 10:00, A <a@example.com>
/// wrote:".
enum Attribution {
    private static let longest = 4
    private static let lengthLimit = 500

    /// The line behind an attribution that starts here; `nil` if none does.
    ///
    /// It begins with a word such as "On" or with a date, is at most four lines long, holds a word for writing, and
    /// ends in a colon or in that word.
    static func end(in lines: [String], at start: Int) -> Int? {
        let first = lines[start].withoutRule
        guard !first.isEmpty, first.count <= lengthLimit, isStart(first.lowercased()) else { return nil }
        var joined = ""
        for index in start..<min(start + longest, lines.count) {
            let line = lines[index].withoutRule
            guard !line.isEmpty, !lines[index].isQuoted else { return nil }
            joined += (joined.isEmpty ? "" : " ") + line.lowercased()
            guard joined.count <= lengthLimit else { return nil }
            if isComplete(joined) { return index + 1 }
            if line.hasSuffix(":") { return nil }
        }
        return nil
    }

    /// The line behind a lone line with a date and an address; it counts only if marked lines follow.
    static func looseEnd(in lines: [String], at start: Int) -> Int? {
        let line = lines[start].trimmed
        let isShort = line.count <= 200
        return isShort && line.contains("<") && line.contains("@") && hasDate(line) ? start + 1 : nil
    }

    private static func isStart(_ line: String) -> Bool {
        let startsWithLead = QuotationWords.leads.contains { line.hasPrefix($0) } && line.contains(where: \.isNumber)
        return startsWithLead || hasDate(line) || (line.contains("@") && line.contains("<"))
    }

    private static func isComplete(_ text: String) -> Bool {
        let bare = text.hasSuffix(":") || text.hasSuffix("：") ? text.dropLast().trimmed : text
        let words = bare.split { !$0.isLetter }.map(String.init)
        let endsWell = bare.utf8.count < text.utf8.count || words.last.map(QuotationWords.writing.contains) ?? false
        let speaksOfWriting =
            !QuotationWords.writing.isDisjoint(with: words)
            || QuotationWords.writingEndings.contains(where: bare.hasSuffix)
        return endsWell && speaksOfWriting && (text.contains("@") || hasDate(text))
    }

    /// Whether it has a year, a time or a date in numbers.
    static func hasDate(_ text: String) -> Bool {
        let numbers = text.split { !$0.isASCII || !$0.isNumber }
        let hasYear = numbers.contains { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }
        let isDigit = { (character: Character) in character.isASCII && character.isNumber }
        let characters = Array(text)
        let hasTime = characters.indices.dropFirst().dropLast(2).contains { index in
            ":.h".contains(characters[index]) && isDigit(characters[index - 1]) && isDigit(characters[index + 1])
                && isDigit(characters[index + 2])
        }
        return hasYear || hasTime
    }
}

extension String {
    /// The line without the dashes and stars around it.
    var withoutRule: String {
        let marks: Set<Character> = ["-", "–", "—", "*", "_"]
        let start = trimmed.drop { marks.contains($0) }
        var text = start.trimmed
        while let last = text.last, marks.contains(last) { text.removeLast() }
        return text.trimmed
    }
}
