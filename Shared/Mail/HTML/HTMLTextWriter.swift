/// Lays out the text of a document in lines.
struct HTMLTextWriter {
    private static let paragraphs: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre", "blockquote", "form", "fieldset",
    ]
    private static let blocks: Set<String> = [
        "div", "tr", "li", "dt", "dd", "section", "article", "header", "footer", "nav", "aside", "main", "address",
        "center", "body", "html", "figure", "figcaption", "caption", "thead", "tbody", "tfoot", "title",
    ]
    /// The class names of what mail programs write above a quotation.
    private static let quotationHeads = ["moz-cite-prefix", "gmail_attr", "yahoo_quoted_header"]
    private static let deepestQuotation = 20

    private var text: [UInt8] = []
    private var owedBreaks = 0
    private var owesSpace = false
    private var isAtLineStart = true
    private var preformatted = 0
    private var quotations = 0
    private var lineQuotations = 0
    /// For each open `div`, whether it is the head of a quotation.
    private var divisions: [Bool] = []

    /// Adds text between two tags.
    mutating func write(_ bytes: [UInt8]) {
        for byte in bytes {
            if preformatted > 0, byte == UInt8(ascii: "\n") {
                breakLine()
            } else if preformatted == 0, byte.isASCIIWhitespace {
                owesSpace = !isAtLineStart && owedBreaks == 0
            } else if byte != UInt8(ascii: "\r") {
                append(byte)
            }
        }
    }

    /// Starts an element.
    mutating func open(_ tag: HTMLTag) {
        switch tag.name {
        case "br": breakLine()
        case "hr":
            startBlock(breaks: 1)
            for byte in String(repeating: "_", count: 32).utf8 { append(byte) }
            startBlock(breaks: 1)
        case "td", "th": owesSpace = !isAtLineStart && owedBreaks == 0
        case "div":
            startBlock(breaks: 1)
            let isHead = Self.quotationHeads.contains(where: tag.mentions)
            divisions.append(isHead)
            if isHead { quote() }
        default:
            startElement(tag.name)
        }
    }

    private mutating func startElement(_ name: String) {
        if Self.paragraphs.contains(name) { startBlock(breaks: 2) }
        if Self.blocks.contains(name) { startBlock(breaks: 1) }
        switch name {
        case "pre": preformatted += 1
        case "blockquote": quote()
        case "li":
            append(UInt8(ascii: "-"))
            owesSpace = true
        default: break
        }
    }

    /// Ends an element.
    mutating func close(_ name: String) {
        switch name {
        case "pre": preformatted = max(0, preformatted - 1)
        case "blockquote": unquote()
        case "div": if divisions.popLast() == true { unquote() }
        default: break
        }
        if Self.paragraphs.contains(name) { startBlock(breaks: 2) }
        if Self.blocks.contains(name) { startBlock(breaks: 1) }
    }

    /// The text, without white space at its ends, and with plain spaces for those that may not break.
    consuming func finished() -> String {
        String(decoding: text, as: UTF8.self).replacing("\u{a0}", with: " ").trimmed
    }

    private mutating func quote() { quotations += 1 }
    private mutating func unquote() { quotations = max(0, quotations - 1) }

    private mutating func startBlock(breaks: Int) {
        owesSpace = false
        guard !text.isEmpty else { return }
        owedBreaks = max(owedBreaks, breaks)
    }

    private mutating func breakLine() {
        owesSpace = false
        if !text.isEmpty { owedBreaks = min(owedBreaks + 1, 2) }
    }

    private mutating func append(_ byte: UInt8) {
        payBreaks()
        if isAtLineStart {
            writeMarks(min(quotations, Self.deepestQuotation), andSpace: true)
            lineQuotations = quotations
            isAtLineStart = false
        } else if owesSpace {
            text.append(UInt8(ascii: " "))
        }
        owesSpace = false
        text.append(byte)
    }

    private mutating func payBreaks() {
        guard owedBreaks > 0 else { return }
        text.append(UInt8(ascii: "\n"))
        for _ in 1..<max(owedBreaks, 1) {
            writeMarks(min(quotations, lineQuotations, Self.deepestQuotation), andSpace: false)
            text.append(UInt8(ascii: "\n"))
        }
        owedBreaks = 0
        isAtLineStart = true
    }

    private mutating func writeMarks(_ count: Int, andSpace: Bool) {
        for _ in 0..<count { text.append(UInt8(ascii: ">")) }
        if andSpace, count > 0 { text.append(UInt8(ascii: " ")) }
    }
}
