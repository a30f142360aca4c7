/// What somebody wrote anew in a reply, without what was only quoted.
///
/// In doubt text stays: losing a customer's words is worse than showing old ones twice. A forwarded mail stays whole,
/// and so does a mail in which nothing is new.
package struct ReplyText: Hashable, Sendable {
    /// The text without quotations, the signature still in it.
    package let text: String
    /// The text without quotations and signature.
    package let body: String
    /// The signature, such as what stands below `-- ` or "Sent from my iPhone"; `nil` if there is none.
    package let signature: String?

    /// Finds what is new in a mail's plain text.
    package init(_ mail: String) {
        let lines = mail.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        var visible = QuotationCutter(lines).visibleLines()
        if visible.allSatisfy(\.isBlank) { visible = lines }
        text = Self.joined(visible[...])
        let start = SignatureFinder.start(in: visible)
        let body = Self.joined(visible[..<start])
        if start < visible.count, !body.isEmpty {
            self.body = body
            signature = Self.joined(visible[start...])
        } else {
            self.body = text
            signature = nil
        }
    }

    /// The lines without blank ones at their ends.
    private static func joined(_ lines: ArraySlice<String>) -> String {
        guard let first = lines.firstIndex(where: { !$0.isBlank }), let last = lines.lastIndex(where: { !$0.isBlank })
        else {
            return ""
        }
        var kept = Array(lines[first...last])
        while kept[kept.count - 1].last?.isWhitespace == true { kept[kept.count - 1].removeLast() }
        return kept.joined(separator: "\n")
    }
}

extension StringProtocol {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
