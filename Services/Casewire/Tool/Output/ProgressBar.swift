/// How far a long piece of work has come, as one line of text.
struct ProgressBar: Sendable {
    /// What is being done, such as `publishing`.
    let label: String
    /// How many steps there are; `nil` if nobody knows.
    let total: Int?
    private(set) var done = 0
    /// What is being worked on now.
    private(set) var detail = ""

    /// Starts at nothing done.
    init(_ label: String, total: Int?) {
        self.label = label
        self.total = total
    }

    /// Some steps are done.
    mutating func advance(by steps: Int, detail: String) {
        done += steps
        self.detail = detail
    }

    /// The line for a terminal that wide: label, bar, counts, rate.
    func drawn(after elapsed: Duration, width: Int) -> String {
        let counts = total.map { "\(done)/\($0)" } ?? "\(done)"
        let tail = " \(counts)\(rate(elapsed))" + (detail.isEmpty ? "" : " \(detail.printable)")
        guard let total, total > 0 else { return "\(label)\(tail)".fitted(to: width) }
        let cells = 24
        let full = min(cells, done * cells / total)
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
        return "\(label) \(bar)\(tail)".fitted(to: width)
    }

    /// The line for a log, where nothing can be redrawn.
    func told(after elapsed: Duration) -> String {
        guard let total, total > 0 else { return "\(label): \(done)\(rate(elapsed))" }
        return "\(label): \(done) of \(total) (\(min(100, done * 100 / total)) %)\(rate(elapsed))"
    }

    private func rate(_ elapsed: Duration) -> String {
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        guard seconds >= 1, done > 0 else { return "" }
        let perSecond = Double(done) / seconds
        return perSecond >= 10
            ? " (\(Int(perSecond))/s)" : " (\(Int(perSecond * 10) / 10).\(Int(perSecond * 10) % 10)/s)"
    }
}
