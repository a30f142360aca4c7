/// Tells step by step what the demo does: on standard output, or on standard error if that is wanted for JSON.
struct DemoNarrator: Sendable {
    private let terminal: Terminal
    private let painter: Painter
    private let output: OutputOptions

    /// Tells in the way that the options ask for.
    init(_ output: OutputOptions) {
        terminal = output.json ? .error : .output
        painter = output.json ? Painter(isColoured: false) : .forOutput(.process)
        self.output = output
    }

    /// A step begins.
    func begin(_ title: String) {
        guard !output.quiet else { return }
        terminal.writeLine(painter.paint("▸ \(title)", .bold))
    }

    /// Something was achieved.
    func tell(_ text: String) {
        guard !output.quiet else { return }
        terminal.writeLine("  \(painter.paint("✓", .green)) \(text.printable)")
    }

    /// Shows how far a step has come.
    func progress(_ label: String, total: Int?) -> Progress { output.progress("  \(label)", total: total) }
}
