/// A text of a template in one language, as it is kept.
struct StoredTemplate: Hashable, Sendable {
    let name: String
    /// In lower case.
    let language: String
    let version: Int64
    /// The subject line; `nil` for that of the text that it replaces.
    let subject: String?
    let text: String
    let html: String?
}
