/// The languages in which we have texts.
package struct TemplateLanguages: Hashable, Sendable {
    /// The languages of the product's own texts.
    package static let standard = TemplateLanguages(available: ["en", "fi"], fallback: "en")

    private let available: [String]
    private let fallback: String

    /// Takes the languages, each in lower case, and the one to use when none is wanted.
    package init(available: [String], fallback: String) {
        self.available = available
        self.fallback = fallback
    }

    /// The first wanted language that we have, as a whole or by its primary subtag.
    package func choose(for wanted: [String]) -> String {
        for tag in wanted.map({ $0.lowercased() }) {
            if available.contains(tag) { return tag }
            let primary = String(tag.prefix { $0 != "-" && $0 != "_" })
            if available.contains(primary) { return primary }
        }
        return fallback
    }
}
