/// What was written.
package struct IntakeBody: Shaped {
    package var text: String?
    package var html: String?

    /// Makes it of what must be there; set the rest after.
    package init() {}

    package static let shape = Shape<IntakeBody>(
        "What was written.",
        [
            .optional("text", \.text, .text(0...1_000_000), "The plain text."),
            .optional("html", \.html, .text(0...2_000_000), "The same as HTML; never shown without being cleaned."),
        ])
}
