import Contracts
import Domain

/// A case and its time line for a person.
struct CasePage: Sendable {
    private let view: JSONValue
    private let history: [JSONValue]

    /// Takes a case and its history as intake answers with them.
    init(_ view: JSONValue, _ history: [JSONValue]) {
        self.view = view
        self.history = history
    }

    /// The case in two lines, then its time line.
    func lines(_ painter: Painter) -> [String] {
        let record = view["case"] ?? .null
        let facts = ["state", "priority", "channel", "category", "partyName", "assignee", "group"].compactMap { name in
            record[name].flatMap { $0 == .null ? nil : "\(name) \(painter.paint($0.plain.printable, .cyan))" }
        }
        let title = [record["number"]?.text, view["subject"]?.text].compactMap(\.self).joined(separator: "  ")
        let head = [painter.paint(title.printable, .bold), facts.joined(separator: "  "), ""]
        return head + TimeLine(entries).lines(painter)
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
