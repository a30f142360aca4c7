/// A command line of SMTP (RFC 5321), as far as a sink needs to understand it.
enum SMTPCommand: Hashable, Sendable {
    case hello(extended: Bool)
    /// The sender's address, and how large the mail will be if it says so.
    case mail(from: String, size: Int?)
    case recipient(String)
    case data, reset, nothing, quit
    case unknown, malformed

    /// Reads a line without its line end.
    init(_ line: [UInt8]) {
        guard let text = String(validating: line, as: UTF8.self) else {
            self = .malformed
            return
        }
        let words = text.split(separator: " ", maxSplits: 1)
        let rest = words.count > 1 ? String(words[1]) : ""
        switch words.first?.uppercased() {
        case "EHLO": self = .hello(extended: true)
        case "HELO": self = .hello(extended: false)
        case "MAIL": self = Self.mail(rest)
        case "RCPT":
            self =
                Self.path(in: rest, after: "TO:").map { $0.path.isEmpty ? .malformed : .recipient($0.path) }
                ?? .malformed
        case "DATA": self = .data
        case "RSET": self = .reset
        case "NOOP": self = .nothing
        case "QUIT": self = .quit
        default: self = .unknown
        }
    }

    private static func mail(_ rest: String) -> SMTPCommand {
        guard let (path, parameters) = path(in: rest, after: "FROM:") else { return .malformed }
        let size = parameters.split(separator: " ").first { $0.uppercased().hasPrefix("SIZE=") }
        return .mail(from: path, size: size.flatMap { Int($0.dropFirst(5)) })
    }

    /// The address between the angle brackets behind the keyword, and what stands behind them.
    private static func path(in rest: String, after keyword: String) -> (path: String, parameters: Substring)? {
        guard rest.uppercased().hasPrefix(keyword) else { return nil }
        let text = rest.dropFirst(keyword.count).drop { $0 == " " }
        guard text.first == "<", let end = text.firstIndex(of: ">") else { return nil }
        let path = text[text.index(after: text.startIndex)..<end]
        let isClean = path.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7f && $0 != "," }
        return isClean && path.utf8.count <= 512 ? (String(path), text[text.index(after: end)...]) : nil
    }
}
