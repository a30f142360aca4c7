import Contracts

/// Cases as a table.
struct CaseTable: Sendable {
    private var table = TextTable([
        .init("NUMBER"), .init("STATE"), .init("P", alignment: .right), .init("CHANNEL"), .init("SUBJECT", limit: 44),
        .init("CUSTOMER", limit: 24), .init("ASSIGNEE", limit: 36), .init("OPENED"),
    ])

    /// Makes a table of cases as intake answers with them; agents without a name stand with their id.
    init(_ cases: [JSONValue], names: [String: String]) {
        for line in cases {
            let item = line["case"] ?? line
            let assignee = item["assignee"]?.text
            table.add([
                item["number"]?.text, item["state"]?.text, item["priority"]?.plain, item["channel"]?.text,
                line["subject"]?.text, item["partyName"]?.text, assignee.flatMap { names[$0] } ?? assignee,
                item["openedAt"]?.text.map { String($0.prefix(19)).replacing("T", with: " ") },
            ])
        }
    }

    /// The table's lines.
    func lines(_ painter: Painter) -> [String] { table.lines(painter) }
}
