/// What the sink says to the sending side.
struct SMTPReply: Hashable, Sendable {
    let code: Int
    let lines: [String]

    /// A reply of one or more lines.
    init(_ code: Int, _ lines: String...) {
        self.code = code
        self.lines = lines
    }

    /// Whether the sink says no more after it: 221 and 421.
    var closesConnection: Bool { code == 221 || code == 421 }

    /// The bytes on the wire.
    var bytes: [UInt8] {
        let text = lines.enumerated().map { index, line in
            "\(code)\(index == lines.count - 1 ? " " : "-")\(line)\r\n"
        }
        return Array(text.joined().utf8)
    }
}
