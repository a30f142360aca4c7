import Contracts
import Mustache

/// A template in one language, ready to be filled in.
struct TemplateText: Sendable {
    /// A template that has been filled in.
    struct Filled: Hashable, Sendable {
        let subject: String
        let text: String
        let html: String?
    }

    private let subject: MustacheTemplate
    private let text: MustacheTemplate
    private let html: MustacheTemplate?

    /// Takes the three parts in Mustache. Throws `invalid` with the part's field, `data.text` for one.
    init(subject: String, text: String, html: String? = nil) throws(Refusal) {
        self.subject = try Self.plain(subject, field: "data.subject")
        self.text = try Self.plain(text, field: "data.text")
        guard let html else {
            self.html = nil
            return
        }
        self.html = try Self.parse(html, html, field: "data.html")
    }

    /// Fills in; what is empty or missing leaves no trace.
    func fill(with values: [String: String]) -> Filled {
        let values = values.filter { !$0.value.isEmpty }
        let line = subject.render(values).split(whereSeparator: \.isNewline).joined(separator: " ")
        return Filled(subject: String(line.prefix(500)), text: text.render(values), html: html?.render(values))
    }

    /// Plain text is filled in as it is, without the escapes of HTML.
    private static func plain(_ text: String, field: String) throws(Refusal) -> MustacheTemplate {
        try parse(text, "{{% CONTENT_TYPE:TEXT}}\n" + text, field: field)
    }

    private static func parse(_ written: String, _ text: String, field: String) throws(Refusal) -> MustacheTemplate {
        if let problem = TemplateSyntax.problem(in: written) {
            throw Refusal(.invalid, field: field, message: problem)
        }
        do {
            return try MustacheTemplate(string: text)
        } catch {
            throw Refusal(.invalid, field: field, message: "The text cannot be read as a Mustache template.")
        }
    }
}
