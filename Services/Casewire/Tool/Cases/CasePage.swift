import Contracts
import Domain

/// A case, its time line, its offers, and what its customer was told, for a person.
struct CasePage: Sendable {
    private let view: JSONValue
    /// What happened to the case, oldest first.
    let history: [JSONValue]
    private let placing: CasePlacing?
    private let notices: CaseNotices?

    /// Takes a case and its history as intake answers with them, and what routing and notification say of it, if they
    /// do.
    init(_ view: JSONValue, _ history: [JSONValue], _ placing: CasePlacing?, _ notices: CaseNotices?) {
        self.view = view
        self.history = history
        self.placing = placing
        self.notices = notices
    }

    /// The page as JSON; without `offers` if routing said nothing, and without `notifications` if notification did not.
    var json: JSONValue {
        .members(
            ("case", view), ("history", .list(history)), ("offers", placing.map { .list($0.offers) }),
            ("notifications", notices.map { .list($0.messages) }),
            ("waits", .text(placing?.reasonToWait(for: view["case"] ?? .null))))
    }

    /// The case in two lines, its time line, what its customer was told, its offers, and why it waits.
    func lines(_ painter: Painter) -> [String] {
        let record = view["case"] ?? .null
        let facts = ["state", "priority", "channel", "category", "partyName", "assignee", "group"].compactMap { name in
            record[name].flatMap { value in
                value == .null ? nil : "\(name) \(painter.paint(called(value.plain).printable, .cyan))"
            }
        }
        let title = [record["number"]?.text, view["subject"]?.text].compactMap(\.self).joined(separator: "  ")
        let head = [painter.paint(title.printable, .bold), facts.joined(separator: "  "), ""]
        return head + TimeLine(entries).lines(painter) + [""] + noticeLines(painter) + placingLines(record, painter)
    }

    private func noticeLines(_ painter: Painter) -> [String] {
        guard let notices else {
            return [painter.paint("Notification does not answer: what the customer was told is not known.", .yellow)]
        }
        let lines = notices.lines(painter)
        return lines.isEmpty ? [] : lines + [""]
    }

    /// An agent by name, if that is known; anything else as it is.
    private func called(_ text: String) -> String { placing?.names[text] ?? text }

    private func placingLines(_ record: JSONValue, _ painter: Painter) -> [String] {
        guard let placing else {
            return [painter.paint("Routing does not answer: to whom it was offered is not known.", .yellow)]
        }
        let reason = placing.reasonToWait(for: record).map { [painter.paint($0, .yellow)] } ?? []
        return placing.lines(painter) + reason
    }

    private var entries: [TimeLine.Entry] {
        history.compactMap { item in
            guard let at = item["at"]?.text.flatMap(Timestamp.init(rfc3339:)) else { return nil }
            let actor = item["actor"].map { "\($0["kind"]?.text ?? "") \($0["id"]?.text ?? "")" } ?? ""
            return TimeLine.Entry(
                at: at, actor: actor, what: item["event"]?.text ?? "?", detail: item["summary"]?.text ?? "")
        }
    }
}
