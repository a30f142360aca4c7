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
                what: "load: \(status): \(try failures()) \(try program.errorText().suffix(2_000))")
        }
    }

    private func failures() throws -> [String] {
        let text = try program.text()
        guard !text.isEmpty else { return [] }
        let proofs = try JSONValue(parsing: Array(text.utf8))["proofs"]?.elements ?? []
        return proofs.filter { $0["holds"] != .bool(true) }.map {
            "\($0["proof"]?.text ?? ""): \($0["finding"]?.text ?? "")"
        }
    }

    private static let cases: Statement = "SELECT count(*) FROM intake.cases"
}
