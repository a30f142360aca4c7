import Synchronization

/// Shows on standard error how far a long piece of work has come: a bar that is redrawn for a person, a line now and
/// then for a log.
final class Progress: Sendable {
    private struct State {
        var bar: ProgressBar
        var lastShown: ContinuousClock.Instant?
    }

    private let state: Mutex<State>
    private let started = ContinuousClock.now
    private let terminal: Terminal
    private let isQuiet: Bool

    /// Starts; a quiet one shows nothing.
    init(_ label: String, total: Int?, quiet: Bool = false) {
        state = Mutex(State(bar: ProgressBar(label, total: total)))
        terminal = .error
        isQuiet = quiet
    }

    /// Some steps are done; shown at most ten times a second to a person, every five seconds to a log.
    func advance(by steps: Int = 1, detail: String = "") {
        let now = ContinuousClock.now
        let interval: Duration = terminal.isInteractive ? .milliseconds(100) : .seconds(5)
        let first = terminal.isInteractive ? started - interval : started
        let line = state.withLock { state in
            state.bar.advance(by: steps, detail: detail)
            return Self.isDue(&state, at: now, every: interval, since: first) ? text(of: state.bar, at: now) : nil
        }
        if let line { show(line) }
    }

    /// Shows the last line and goes to the next.
    func finish() {
        let line = state.withLock { text(of: $0.bar, at: .now) }
        show(line)
        if terminal.isInteractive, !isQuiet { terminal.write("\n") }
    }

    /// Whether a line is to be shown now, which is then noted.
    private static func isDue(
        _ state: inout State, at now: ContinuousClock.Instant, every interval: Duration,
        since first: ContinuousClock.Instant
    ) -> Bool {
        guard now - (state.lastShown ?? first) >= interval else { return false }
        state.lastShown = now
        return true
    }

    private func text(of bar: ProgressBar, at now: ContinuousClock.Instant) -> String {
        terminal.isInteractive
            ? bar.drawn(after: now - started, width: terminal.width - 1) : bar.told(after: now - started)
    }

    private func show(_ line: String) {
        guard !isQuiet else { return }
        terminal.write(terminal.isInteractive ? "\r\u{1b}[K\(line)" : "\(line)\n")
    }
}
