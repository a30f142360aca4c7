/// Shows on standard error how a load run goes on: a line that is redrawn for a person, a line every five seconds for a
/// log.
struct LoadDisplay: Sendable {
    private let terminal = Terminal.error
    private let isQuiet: Bool
    /// How many messages are to be expected; `nil` if nobody knows.
    private let expected: Int?
    private let scope: LoadAccount.Scope

    /// Shows it unless nobody wants to know.
    init(_ output: OutputOptions, expected: Int?, scope: LoadAccount.Scope) {
        isQuiet = output.quiet
        self.expected = expected
        self.scope = scope
    }

    /// How often there is something new to show.
    var interval: Duration { terminal.isInteractive ? .milliseconds(250) : .seconds(5) }

    /// A phase begins.
    func tell(_ text: String) {
        guard !isQuiet else { return }
        terminal.writeLine(terminal.isInteractive ? "\r\u{1b}[K▸ \(text)" : text)
    }

    /// Shows how far the run has come after so many microseconds.
    func show(_ counts: LoadCounts, after elapsed: Int64) {
        guard !isQuiet else { return }
        let line = Self.line(counts, after: elapsed, expected: expected, scope)
        terminal.write(
            terminal.isInteractive ? "\r\u{1b}[K\(line.fitted(to: terminal.width - 1))" : "\(line)\n")
    }

    /// The redrawn line stays as it is.
    func finish() {
        if terminal.isInteractive, !isQuiet { terminal.write("\n") }
    }

    /// The line: time, published, outcomes, and what else is followed.
    static func line(
        _ counts: LoadCounts, after elapsed: Int64, expected: Int?, _ scope: LoadAccount.Scope
    ) -> String {
        let seconds = max(1, elapsed / 1_000_000)
        var parts = [
            "\(seconds) s", "published \(counts.published)\(expected.map { " of \($0)" } ?? "")",
            "confirmed \(counts.confirmed)", "outcomes \(counts.outcomes) (\(Int64(counts.outcomes) / seconds)/s)",
            "cases \(counts.created)",
        ]
        if scope.hasAgents { parts.append("assigned \(counts.assigned)") }
        if !scope.isIntakeOnly { parts.append("notifications \(counts.settledNotices) of \(counts.notices)") }
        if let median = counts.median, let p99 = counts.p99 {
            parts.append("p50 \(LoadFigure.latency(median)) p99 \(LoadFigure.latency(p99))")
        }
        return parts.joined(separator: " · ")
    }
}
