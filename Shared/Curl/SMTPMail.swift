/// Checks what SMTP could misread.
enum SMTPMail {
    /// Throws `invalidMail` for an address with a space, a bracket or a control character, and for a line end that is
    /// not CRLF, by which a second mail could be smuggled in.
    static func check(_ mail: [UInt8], from: String, to recipients: [String]) throws(SMTPError) {
        guard !recipients.isEmpty else { throw SMTPError(invalidMail: "it has no recipient") }
        for address in [from] + recipients where !isSafe(address) {
            throw SMTPError(invalidMail: "an address cannot stand in an envelope")
        }
        guard recipients.allSatisfy({ !$0.isEmpty }) else { throw SMTPError(invalidMail: "a recipient is empty") }
        var last: UInt8 = 0
        for byte in mail {
            if (byte == 10) != (last == 13) { throw SMTPError(invalidMail: "a line does not end in CRLF") }
            last = byte
        }
        if last == 13 { throw SMTPError(invalidMail: "a line does not end in CRLF") }
    }

    /// An empty sender is that of a bounce. libcurl asks for SMTPUTF8 (RFC 6531) where an address is not in ASCII and
    /// the server offers it; a server that does not is left to refuse the address.
    private static func isSafe(_ address: String) -> Bool {
        address.utf8.count <= 320
            && address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7f && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }
}

extension SMTPError {
    init(invalidMail reason: String) {
        self.init(kind: .invalidMail(reason), replyCode: nil, status: nil, isInDoubt: false)
    }

    /// What libcurl answers if `MAIL`, `RCPT` or `DATA` was refused.
    private static let sendError: UInt32 = 55

    /// What a broken-off transfer says: the server's refusal if it refused this mail, else libcurl's error.
    ///
    /// A refusal in the greeting or of the credentials concerns us and not the mail, so that it is never for good.
    init(_ error: CurlError, _ transfer: Transfer) {
        let reply = transfer.status
        let isRefused = (400...599).contains(reply) && (error.curlCode == Self.sendError || transfer.isUploading)
        let kind: Kind = isRefused ? (reply < 500 ? .refusedForNow : .refusedForGood) : .failed(error.code)
        self.init(
            kind: kind, replyCode: reply == 0 ? nil : reply,
            status: Self.status(in: transfer.header, of: reply),
            isInDoubt: !isRefused && reply == 354 && transfer.isUploaded)
    }

    /// The enhanced status in the last reply of the code.
    private static func status(in lines: [UInt8], of code: Int) -> String? {
        let replies = String(decoding: lines, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard let reply = replies.last(where: { $0.hasPrefix(String(code)) }) else { return nil }
        let word = reply.dropFirst(4).prefix { !$0.isWhitespace }
        let numbers = word.split(separator: ".", omittingEmptySubsequences: false)
        let areNumbers = numbers.allSatisfy { (1...3).contains($0.utf8.count) && Int($0) != nil }
        return numbers.count == 3 && areNumbers ? String(word) : nil
    }
}
