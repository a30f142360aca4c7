import Contracts
import Domain

/// An event in one line for a person.
struct EventLine: Sendable {
    let at: Timestamp?
    /// Aggregate and event, such as `case.opened`.
    let what: String
    /// The record's number or id.
    let subject: String
    /// Who did it, such as `agent 0190…`.
    let actor: String
    /// What else is worth a glance.
    let detail: String

    /// Picks out of an event what people look for.
    init(_ event: CloudEvent) {
        at = event.time
        what = event.type.routingWords.split(separator: ".").prefix(2).joined(separator: ".")
        let data: JSONValue
        do throws(MalformedMessage) {
            data = try JSONValue(parsing: event.data)
        } catch {
            data = .object([JSONProperty("reason", .string("the data is not JSON: it \(error.reason)"))])
        }
        subject = event.subject ?? data["externalId"]?.text ?? ""
        actor = data["actor"].map { "\($0["kind"]?.text ?? "") \($0["id"]?.text ?? "")" } ?? ""
        let record = ["case", "incident", "offer", "notification", "survey"].compactMap { data[$0] }.first
        detail = Self.telling.compactMap { name in
            (data[name] ?? record?[name]).map { "\(name)=\($0.plain)" }
        }.joined(separator: " ")
    }

    /// The members that tell most, in this order, from the data itself or from the record in it.
    private static let telling = [
        "outcome", "caseNumber", "state", "presence", "template", "score", "code", "by", "field", "subject", "reason",
        "message",
    ]

    /// The line: time, what, subject, actor, detail.
    func text(_ painter: Painter) -> String {
        let clock = at.map { String($0.rfc3339.dropFirst(11).prefix(12)) } ?? "            "
        let name = what + String(repeating: " ", count: max(0, 26 - what.count))
        let tail = [subject, actor, detail].filter { !$0.isEmpty }.joined(separator: "  ").printable
        return "\(painter.paint(clock, .faint))  \(painter.paint(name.printable, .cyan))  \(tail)"
    }
}
