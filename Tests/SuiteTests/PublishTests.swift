import Contracts
import Foundation
import Testing

/// What `casewire publish --wait` says, and how it ends.
@Suite(.serialized) struct PublishTests {
    @Test func aRepetitionIsToldSoonAndARefusalIsNoSuccess() async throws {
        try await Installation.with { installation in
            let letter = "From: anna@example.com\r\nMessage-ID: <once@example.com>\r\nSubject: One\r\n\r\nIt hums.\r\n"
            let other = letter.replacing("It hums", with: "It is silent")
            var endings: [Ending] = []
            for (text, name) in [(letter, "letter"), (letter, "letter"), (other, "other"), (other, "other")] {
                endings.append(try await publish(text, as: name + ".eml", on: installation))
            }
            #expect(endings.map(\.status) == [0, 0, 2, 2])
            #expect(endings.map(\.word) == ["opened", "repeated", "refused", "refused"])
        }
    }

    /// How the tool ended, and what it called the one outcome.
    private struct Ending: Equatable {
        let status: Int32
        let word: String?
    }

    private func publish(_ text: String, as name: String, on installation: Installation) async throws -> Ending {
        try Data(text.utf8).write(to: installation.directory.appending(path: name))
        // It would take as long as this if a repetition were waited for.
        let program = try installation.tool(["publish", name, "--wait", "--json", "--timeout", "120"])
        let started = ContinuousClock.now
        let status = try await program.end()
        #expect(ContinuousClock.now - started < .seconds(60))
        let outcomes = try JSONValue(parsing: Array(try program.text().utf8))["outcomes"]?.elements
        return Ending(status: status, word: outcomes?.first?["outcome"]?.text)
    }
}
