import Domain

/// What happened to a record, in order, drawn from top to bottom.
struct TimeLine: Sendable {
    /// One thing that happened.
    struct Entry: Hashable, Sendable {
        var at: Timestamp
        /// Who brought it about, such as `agent ann`.
        var actor: String
        /// What happened, such as `resolved`.
        var what: String
        /// What else there is to say.
        var detail: String = ""
    }

    private(set) var entries: [Entry]

    /// Puts the entries in the order of time; those of one instant stay as they are.
    init(_ entries: [Entry]) {
        self.entries = entries.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(
            \.element)
    }

    /// One line an entry: time, how long after the one before, what, who, detail; a line for each new day.
    func lines(_ painter: Painter) -> [String] {
        let widths = (
            what: entries.map(\.what.displayWidth).max() ?? 0, actor: entries.map(\.actor.displayWidth).max() ?? 0
        )
        var lines: [String] = []
        var before: Timestamp?
        for (index, entry) in entries.enumerated() {
            if before.map({ $0.rfc3339.prefix(10) != entry.at.rfc3339.prefix(10) }) ?? true {
                lines.append(painter.paint(String(entry.at.rfc3339.prefix(10)) + " UTC", .bold))
            }
            let mark = index == 0 ? "┌" : index == entries.count - 1 ? "└" : "├"
            let lapse = before.map { "+" + Self.lapse(entry.at.since($0)) } ?? ""
            lines.append(
                "  \(Self.clock(entry.at))  \(painter.paint(Self.pad(lapse, to: 7, right: true), .faint))  \(mark) "
                    + painter.paint(Self.pad(entry.what.printable, to: widths.what), .cyan)
                    + "  \(Self.pad(entry.actor.printable, to: widths.actor))  \(entry.detail.printable)".trimmedAtEnd)
            before = entry.at
        }
        return lines
    }

    /// The time of day in UTC, to the millisecond.
    private static func clock(_ at: Timestamp) -> String { String(at.rfc3339.dropFirst(11).prefix(12)) }

    /// A duration in its two largest units, or milliseconds.
    static func lapse(_ duration: Duration) -> String {
        let milliseconds = duration.wholeMicroseconds / 1_000
        let (seconds, minutes, hours) = (milliseconds / 1_000, milliseconds / 60_000, milliseconds / 3_600_000)
        if seconds < 1 { return "\(milliseconds)ms" }
        if minutes < 1 { return "\(seconds).\(milliseconds % 1_000 / 100)s" }
        if hours < 1 { return "\(minutes)m\(seconds % 60)s" }
        return hours < 24 ? "\(hours)h\(minutes % 60)m" : "\(hours / 24)d\(hours % 24)h"
    }

    private static func pad(_ text: String, to width: Int, right: Bool = false) -> String {
        let padding = String(repeating: " ", count: max(0, width - text.displayWidth))
        return right ? padding + text : text + padding
    }
}

extension String {
    fileprivate var trimmedAtEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
