/// The type of a body, such as `application/json; charset=utf-8`.
package struct MediaType: Hashable, Sendable {
    /// Type and subtype, in lower case.
    package let essence: String
    /// The `charset` parameter, in lower case.
    package let charset: String?

    /// Reads a content type; what follows it wrongly is ignored.
    package init(_ text: String) {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { part in
            part.drop { $0.isWhitespace }.lowercased()
        }
        essence = Self.trimmed(parts.first ?? "")
        charset = parts.dropFirst().first { $0.hasPrefix("charset=") }.map { part in
            Self.trimmed(part.dropFirst(8)).filter { $0 != "\"" }
        }
    }

    /// JSON, in UTF-8.
    package var isJSON: Bool { isUTF8 && (essence == "application/json" || essence.hasSuffix("+json")) }

    /// In UTF-8, or in nothing else.
    package var isUTF8: Bool { charset == nil || charset == "utf-8" || charset == "us-ascii" }

    private static func trimmed(_ text: some StringProtocol) -> String {
        String(text.prefix { !$0.isWhitespace })
    }
}
