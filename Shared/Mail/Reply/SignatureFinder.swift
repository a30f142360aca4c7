/// Finds where the signature of a mail begins.
enum SignatureFinder {
    /// A signature is no longer than this many lines.
    private static let longest = 20

    private static let deviceWords = [
        "sent from my ", "sent from ", "sent with ", "sent via ", "get outlook for ", "von meinem ", "gesendet von ",
        "gesendet mit ", "envoyé de mon ", "envoyé depuis ", "obtenir outlook", "enviado desde ", "enviado do ",
        "enviado de ", "enviado a partir ", "inviato da ", "verstuurd vanaf ", "verzonden vanaf ", "verzonden met ",
        "skickat från ", "sendt fra ", "lähetetty ", "отправлено с ", "отправлено из ", "надіслано з ", "wysłane z ",
        "odesláno z ", "odoslané z ", "trimis de pe ", "küldve ", "saadetud minu ", "enviat des ", "从我的", "發自我的",
    ]
    private static let deviceEndings = ["umdan gönderildi", "から送信", "에서 보냄"]

    /// The index of the signature's first line; the count of the lines if there is none.
    static func start(in lines: [String]) -> Int {
        let end = lines.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0
        let floor = max(0, end - longest)
        if let delimiter = lines[floor..<end].firstIndex(where: isDelimiter) { return delimiter }
        var start = end
        while let last = lines[..<start].lastIndex(where: { !$0.isBlank }), isDevice(lines[last]) { start = last }
        return start == end ? lines.count : start
    }

    /// `-- ` (RFC 3676 section 4.3), as it is or as programs and lists change it.
    private static func isDelimiter(_ line: String) -> Bool {
        let marks = line.trimmed
        return marks == "--" || marks == "—" || (marks.count >= 20 && marks.allSatisfy { $0 == "_" })
    }

    /// A phone's or program's own line: a few words and no sentence.
    private static func isDevice(_ line: String) -> Bool {
        let text = line.trimmed.lowercased()
        guard text.count <= 80, text.split(separator: " ").count <= 8, !text.contains(","), !text.contains(". ") else {
            return false
        }
        return deviceWords.contains { text.hasPrefix($0) } || deviceEndings.contains { text.hasSuffix($0) }
    }
}
