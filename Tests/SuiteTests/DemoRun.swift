import Contracts
import Foundation

/// The demo, played from outside as a user does.
struct DemoRun: Sendable {
    let program: Program

    /// Begins a demo over the fixtures' mails.
    init(on installation: Installation) throws {
        program = try installation.tool([
            "demo", "--fixtures", Self.mails.path(percentEncoded: false), "--sink-directory", installation.mail,
            "--run", "suite", "--json", "--timeout", "90",
        ])
    }

    /// Waits for its end; what it says that is the same for every run over the same mails.
    func comparable() async throws -> JSONValue {
        let status = try await program.end()
        guard status == 0 else {
            throw Installation.Failure(what: "demo: \(status): \(try program.errorText().suffix(3_000))")
        }
        let result = try JSONValue(parsing: Array(try program.text().utf8))
        guard let comparable = result["comparable"] else { throw Installation.Failure(what: "no result") }
        return comparable
    }

    /// The mails of the fixtures.
    static let mails = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/mail")
        .standardizedFileURL
}
