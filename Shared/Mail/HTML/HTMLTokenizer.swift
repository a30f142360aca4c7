/// Cuts an HTML document into text and tags, in one pass; comments and the insides of scripts and styles are dropped.
struct HTMLTokenizer {
    /// A piece of the document.
    enum Token: Equatable {
        /// Text as UTF-8, its entities decoded.
        case text([UInt8])
        case open(HTMLTag)
        /// A closing tag, its name in lower case.
        case close(String)
    }

    private static let less = UInt8(ascii: "<")
    private static let greater = UInt8(ascii: ">")
    private static let invisible: Set<String> = ["script", "style", "title", "template", "noscript", "svg", "object"]

    private let bytes: [UInt8]
    private var position = 0
    /// Set once a search has failed, so that no document makes us search to its end again and again.
    private var hasNoMoreTags = false
    private var ignoresQuotes = false

    init(_ html: String) { bytes = Array(html.utf8) }

    /// The next token; `nil` at the end.
    mutating func next() -> Token? {
        while position < bytes.count {
            if bytes[position] == Self.less, let token = markup() {
                switch token {
                case .some(let token): return token
                case .none: continue
                }
            }
            return text()
        }
        return nil
    }

    private mutating func text() -> Token {
        let start = position
        position += 1
        if hasNoMoreTags {
            position = bytes.count
        } else {
            position = bytes[position...].firstIndex(of: Self.less) ?? bytes.count
        }
        return .text(HTMLEntities.decode(bytes[start..<position]))
    }

    /// What starts at the `<` here: a token, something without one (inner `nil`), or no markup at all (outer `nil`).
    private mutating func markup() -> Token?? {
        guard !hasNoMoreTags, position + 1 < bytes.count else { return .none }
        let next = bytes[position + 1]
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
            skipDeclaration()
            return .some(nil)
        }
        let isClosing = next == UInt8(ascii: "/")
        let nameStart = position + (isClosing ? 2 : 1)
        guard nameStart < bytes.count, bytes[nameStart].isASCIILetter, let end = tagEnd(from: nameStart) else {
            return .none
        }
        let nameEnd = bytes[nameStart..<end].firstIndex { !$0.isTagName } ?? end
        let name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self).lowercased()
        position = end + 1
        if isClosing { return .some(.close(name)) }
        let tag = HTMLTag(name: name, attributes: bytes[nameEnd..<end])
        if Self.invisible.contains(name), bytes[end - 1] != UInt8(ascii: "/") { skip(past: name) }
        return .some(.open(tag))
    }

    private mutating func skipDeclaration() {
        if bytes[position...].starts(with: "<!--".utf8) {
            var index = position + 4
            while index < bytes.count {
                guard let dash = bytes[index...].firstIndex(of: UInt8(ascii: "-")) else { break }
                if bytes[dash...].starts(with: "-->".utf8) {
                    position = dash + 3
                    return
                }
                index = dash + 1
            }
            position = bytes.count
        } else {
            position = bytes[position...].firstIndex(of: Self.greater).map { $0 + 1 } ?? bytes.count
        }
    }

    /// The `>` that ends the tag, not counting those in quoted values as long as the quotes of the document match.
    private mutating func tagEnd(from start: Int) -> Int? {
        if !ignoresQuotes {
            if let end = tagEndOutsideQuotes(from: start) { return end }
            ignoresQuotes = true
        }
        let end = bytes[start...].firstIndex(of: Self.greater)
        hasNoMoreTags = end == nil
        return end
    }

    private func tagEndOutsideQuotes(from start: Int) -> Int? {
        var quote: UInt8?
        for index in start..<bytes.count {
            let byte = bytes[index]
            if byte == quote {
                quote = nil
            } else if quote == nil {
                if byte == Self.greater { return index }
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
            }
        }
        return nil
    }

    /// Moves behind the closing tag of an element without visible text, or to the end if it is never closed.
    private mutating func skip(past name: String) {
        let closing = Array("</\(name)".utf8)
        while let less = bytes[position...].firstIndex(of: Self.less) {
            let candidate = bytes[less...].prefix(closing.count)
            position = less + 1
            guard candidate.count == closing.count, candidate.elementsEqual(closing, by: { ($0 | 0x20) == ($1 | 0x20) })
            else {
                continue
            }
            position = bytes[less...].firstIndex(of: Self.greater).map { $0 + 1 } ?? bytes.count
            return
        }
        position = bytes.count
    }
}

extension UInt8 {
    var isASCIILetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
    var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isASCIIWhitespace: Bool { self == 0x20 || (0x09...0x0d).contains(self) }
    fileprivate var isTagName: Bool {
        isASCIILetter || isASCIIDigit || self == UInt8(ascii: ":") || self == UInt8(ascii: "-")
    }
}
