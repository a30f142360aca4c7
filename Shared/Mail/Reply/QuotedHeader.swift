/// The header of an older mail as Outlook and others write it into the text: lines of "From:", "Sent:", "To:",
/// "Subject:".
enum QuotedHeader {
    private static let longest = 12

    /// Whether such a header starts here.
    ///
    /// It does if the line is "From:" or "Date:", and two more fields follow of which one is "Sent:" or "Subject:" or
    /// all of which hold an address, or one more if an address is in it. So a traveller's "From: … To: … Date: …"
    /// stays.
    static func starts(in lines: [String], at start: Int) -> Bool {
        guard let first = field(of: lines[start]), first != .to, first != .copy else { return false }
        var found: Set<QuotationWords.Field> = []
        var hasAddress = false
        var isFirst = true
        for line in lines[start...].prefix(longest) {
            if let field = field(of: line) {
                found.insert(field)
            } else if line.isBlank || (!isFirst && !isContinuation(line)) {
                break
            }
            hasAddress = hasAddress || line.contains("@")
            isFirst = false
        }
        let namesMail = found.contains(.sent) || found.contains(.subject)
        return found.count >= 3
            ? namesMail || hasAddress : found.count == 2 && hasAddress && !found.isDisjoint(with: [.sent, .date])
    }

    /// Long lists and subjects are wrapped.
    private static func isContinuation(_ line: String) -> Bool {
        line.contains("@") || line.contains(";") || line.first?.isWhitespace == true
    }

    private static func field(of line: String) -> QuotationWords.Field? {
        guard line.count <= 2_000, let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let label = line[..<colon].filter { $0 != "*" }.trimmed.lowercased()
        return QuotationWords.fields[label]
    }
}
