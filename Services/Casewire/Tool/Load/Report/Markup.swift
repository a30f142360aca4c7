/// Text in HTML and SVG.
enum Markup {
    /// The text with the characters escaped that mean something in markup.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
