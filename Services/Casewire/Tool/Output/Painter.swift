/// Puts styles on texts, or leaves them off where nobody would see them.
struct Painter: Sendable {
    /// Whether styles are put on at all.
    let isColoured: Bool

    /// Colours for a person at a terminal, unless the environment names `NO_COLOR` (no-color.org).
    static func forOutput(_ environment: ToolEnvironment) -> Painter {
        Painter(isColoured: Terminal.output.isInteractive && environment["NO_COLOR"] == nil)
    }

    /// The text in that style.
    func paint(_ text: String, _ style: Style) -> String {
        isColoured ? "\u{1b}[\(style.rawValue)m\(text)\u{1b}[0m" : text
    }
}
