/// Takes the quotations out of the lines of a reply.
struct QuotationCutter {
    /// Quotations are looked for in so many lines; a longer text is a log or a list, and its rest stays.
    private static let lineLimit = 5_000

    private let lines: [String]
    private var visible: [String] = []
    private var hasWords = false
    private var index = 0

    init(_ lines: [String]) { self.lines = lines }

    /// The lines that are not quoted.
    consuming func visibleLines() -> [String] {
        while index < lines.count {
            if index >= Self.lineLimit || QuotationWords.isForwarding(lines[index]) { return visible + lines[index...] }
            if let end = quotationEnd() {
                skip(to: end)
            } else if startsOldMail() {
                dropRule()
                return visible
            } else {
                visible.append(lines[index])
                hasWords = hasWords || !(lines[index].isBlank || lines[index].isRule)
                index += 1
            }
        }
        return visible
    }

    /// The end of the marked quotation that starts here, with or without a line that introduces it.
    private func quotationEnd() -> Int? {
        let introduction = Attribution.end(in: lines, at: index) ?? Attribution.looseEnd(in: lines, at: index)
        let start = introduction.map(firstLine) ?? index
        guard start < lines.count, lines[start].isQuoted else { return nil }
        let (end, count) = markedBlock(from: start)
        return introduction != nil || count > 1 ? end : nil
    }

    /// The end of the lines with a `>`, and how many they are; blank lines and wrapped links within belong to them.
    private func markedBlock(from start: Int) -> (end: Int, count: Int) {
        var end = start
        var count = 0
        var next = start
        while next < lines.count {
            let isBetween = next == end && next + 1 < lines.count && lines[next + 1].isQuoted
            if lines[next].isQuoted {
                count += 1
                end = next + 1
            } else if !isBetween || !(lines[next].isBlank || lines[next].isWrappedLink) {
                break
            }
            next += 1
        }
        return (end, count)
    }

    /// Whether all that follows is an older mail: below a separator, its header, or an introduction without marks.
    private func startsOldMail() -> Bool {
        guard hasWords else { return false }
        if QuotationWords.isSeparator(lines[index]) || QuotedHeader.starts(in: lines, at: index) { return true }
        return Attribution.end(in: lines, at: index) != nil
    }

    private func firstLine(_ start: Int) -> Int {
        lines[start...].firstIndex { !$0.isBlank } ?? lines.count
    }

    private mutating func skip(to end: Int) {
        index = end
        while index < lines.count, lines[index].isBlank, visible.last?.isBlank ?? true { index += 1 }
    }

    /// The line of dashes above an older mail's header belongs to it.
    private mutating func dropRule() {
        while let last = visible.last, last.isBlank || last.isRule { visible.removeLast() }
    }
}

extension String {
    /// Whether it begins with a `>`.
    var isQuoted: Bool {
        let start = drop { $0.isWhitespace }
        return start.first == ">" && distance(from: startIndex, to: start.startIndex) <= 4
    }

    /// Whether it is a line drawn of dashes or underscores.
    var isRule: Bool {
        let marks = filter { !$0.isWhitespace }
        return marks.count >= 3 && marks.allSatisfy { "-_=*–—".contains($0) }
    }

    /// Whether a mail program has broken a link over lines here, and lost the mark.
    fileprivate var isWrappedLink: Bool {
        let start = drop { $0.isWhitespace }
        return start.hasPrefix("(http") || start.hasPrefix("<http") || start.hasPrefix("http")
    }
}
