import Contracts
import Postgres
import TestSupport

/// A run of `casewire load`, from outside: it proves at its end that nothing was lost, and nothing done twice.
struct LoadProof: Sendable {
    let program: Program
    private let installation: Installation
    private let casesBefore: Int64
    private let messages: Int

    /// Begins to publish so many messages, planted inputs and repetitions among them.
    init(on installation: Installation, messages: Int, rate: Int) async throws {
        self.installation = installation
        self.messages = messages
        casesBefore = try await installation.count(Self.cases)
        program = try installation.tool([
            "load", "--messages", String(messages), "--rate", String(rate), "--bad", "2%", "--repeat", "2%", "--agents",
            "2", "--json", "--patience", "120s",
        ])
    }

    /// Waits until a fifth of the messages are cases.
    func awaitMiddle() async throws {
        try await eventually("the load is in its middle", within: .seconds(120)) {
            guard program.isRunning else { throw Installation.Failure(what: try program.errorText()) }
            return try await installation.count(Self.cases) - casesBefore >= messages / 5
        }
    }

    /// Waits for its end; throws what it found if a proof fails.
    func holds() async throws {
        let status = try await program.end()
        guard status == 0 else {
            throw Installation.Failure(
                what: """
                    load: \(status): \(try failures())
                    work that nobody has: \(try await installation.texts(Self.unassigned))
                    \(try program.errorText().suffix(1_000))
                    """)
        }
    }

    private func failures() throws -> [String] {
        let text = try program.text()
        guard !text.isEmpty else { return [] }
        let result = try JSONValue(parsing: Array(text.utf8))
        let failed = (result["proofs"]?.elements ?? []).filter { $0["holds"] != .bool(true) }.map {
            "\($0["proof"]?.text ?? ""): \($0["finding"]?.text ?? "")"
        }
        return failed + [
            "acceptances refused: \(String(decoding: result["refusedAcceptances"]?.document ?? [], as: UTF8.self))"
        ]
    }

    /// What routing and intake know of each piece of work that nobody has, offer by offer.
    private static let unassigned: Statement = """
        SELECT concat_ws(' ', 'work', work_item.state, work_item.generation, 'since', work_item.moved_at, 'passed over',
            work_item.passed_over, 'offer', offer.agent, offer.state, 'from', offer.made_at, 'to', offer.expires_at,
            'due', offer.due_at, 'case', cases.state, cases.assignee, 'version', cases.version)
        FROM routing.work_item LEFT JOIN routing.offer ON offer.record_id = work_item.id
            LEFT JOIN intake.cases ON cases.id = work_item.id
        WHERE work_item.state IN ('waiting', 'offered') OR cases.assignee IS NULL
        ORDER BY work_item.id, offer.id
        """

    private static let cases: Statement = "SELECT count(*) FROM intake.cases"
}
