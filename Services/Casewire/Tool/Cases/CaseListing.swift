import Contracts

/// Some cases as intake answers with them, newest first, and whether there are more.
struct CaseListing: Sendable {
    let cases: [JSONValue]
    /// The names of agents by id, as far as they are known.
    var names: [String: String] = [:]
    /// Where the list goes on; `nil` if it is complete.
    let next: String?

    /// The listing as JSON; without `next` it is complete.
    var json: JSONValue { .members(("cases", .list(cases)), ("next", .text(next))) }

    /// The cases as a table; below it how many they are, and how to see the rest.
    func lines(_ painter: Painter) -> [String] {
        let count = "\(cases.count) case\(cases.count == 1 ? "" : "s")"
        let rest = next.map { "; there are more: --all shows them, --cursor \($0.printable) the next" } ?? ""
        return CaseTable(cases, names: names).lines(painter) + [painter.paint(count + rest, .faint)]
    }
}
