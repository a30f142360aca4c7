/// What is to be read of a mail, and what is attached to it: the parts, sorted.
struct MailBody {
    /// The plain text; `nil` if no part is plain text.
    private(set) var text: String?
    /// The HTML; `nil` if no part is HTML.
    private(set) var html: String?
    /// The parts that are not read in place, and whether each belongs into the text.
    private(set) var attached: [(part: MIMEPart, isInline: Bool)] = []

    /// Sorts a part and all within it.
    init(_ part: MIMEPart, isRoot: Bool = true) {
        switch part.content {
        case .parts(let parts) where part.contentType == "multipart/alternative": chooseBest(of: parts)
        case .parts(let parts) where part.contentType == "multipart/related": takeFirst(of: parts)
        case .parts(let parts): join(parts)
        case .bytes(let bytes): take(part, bytes, isRoot: isRoot)
        case .message: attached = [(part, false)]
        }
    }

    /// The text to read: the plain one, unless it is blank and there is HTML.
    var readable: String {
        if let text, html == nil || !text.allSatisfy(\.isWhitespace) { return text }
        return html.map(HTMLText.plainText) ?? ""
    }

    private mutating func take(_ part: MIMEPart, _ bytes: [UInt8], isRoot: Bool) {
        if part.contentType == "message/delivery-status" { return }
        let isFile = part.disposition == "attachment" || (part.fileName != nil && !isRoot)
        if part.contentType == "text/plain", !isFile {
            text = Self.lines(TextDecoding.text(bytes, charset: part.charset))
        } else if part.contentType == "text/html", !isFile {
            html = TextDecoding.text(bytes, charset: part.charset)
        } else {
            attached = [(part, part.disposition == "inline")]
        }
    }

    /// Alternatives are in rising order of faithfulness (RFC 2046 section 5.1.4): the last HTML, and the last plain
    /// text.
    private mutating func chooseBest(of parts: [MIMEPart]) {
        for part in parts {
            let choice = MailBody(part, isRoot: false)
            text = choice.text ?? text
            html = choice.html ?? html
            attached += choice.attached
        }
    }

    /// The root is the first part (RFC 2387); the others belong into it.
    private mutating func takeFirst(of parts: [MIMEPart]) {
        guard let root = parts.first else { return }
        self = MailBody(root, isRoot: false)
        for part in parts.dropFirst() {
            let related = MailBody(part, isRoot: false)
            if related.attached.isEmpty { attached.append((part, true)) }
            attached += related.attached.map { ($0.part, $0.isInline || $0.part.contentID != nil) }
        }
    }

    private mutating func join(_ parts: [MIMEPart]) {
        var texts: [String] = []
        for part in parts {
            let piece = MailBody(part, isRoot: false)
            if piece.text != nil || piece.html != nil { texts.append(piece.readable) }
            html = html ?? piece.html
            attached += piece.attached
        }
        if !texts.isEmpty { text = texts.joined(separator: "\n") }
    }

    private static func lines(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
        var scalars = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                scalars.append("\n")
            } else if scalar != "\n" || !wasReturn {
                scalars.append(scalar)
            }
            wasReturn = scalar == "\r"
        }
        return String(scalars)
    }
}
