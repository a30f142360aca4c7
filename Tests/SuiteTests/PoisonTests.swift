import Contracts
import Foundation
import Postgres
import TestSupport
import Testing

/// A message that ends every process that handles it is put aside, and its neighbours come to no harm.
@Suite(.serialized) struct PoisonTests {
    @Test func aMessageThatEndsItsProcessIsPutAsideAfterThreeDeliveries() async throws {
        try await Installation.with { installation in
            let files = try (1...20).map { number in
                let file = installation.directory.appending(path: "\(number).json")
                try Data(message(number).utf8).write(to: file)
                return file.path(percentEncoded: false)
            }
            try await installation.kill(.intake)
            try await installation.run(["publish"] + files)
            var ends = 0
            while ends < 10 {
                let program = try installation.start(.intake, endingAt: "handling:poison-7")
                // Each look at the dead letters is a process of its own.
                let what = "intake ends, or puts the message aside"
                try await eventually(what, within: .seconds(60), every: .milliseconds(300)) {
                    if !program.isRunning { return true }
                    return try await !deadLetters(installation).isEmpty
                }
                guard !program.isRunning else { break }
                ends += 1
            }
            #expect(ends == 3)
            #expect(try await deadLetters(installation) == ["poison-7"])
            try await eventually("the neighbours are cases") {
                try await installation.count("SELECT count(*) FROM intake.cases") == 19
            }
        }
    }

    private func deadLetters(_ installation: Installation) async throws -> [String] {
        let text = try await installation.run(["dead", "list", "--service", "intake", "--json"])
        return try JSONValue(parsing: Array(text.utf8)).elements.compactMap { $0["messageId"]?.text }
    }

    private func message(_ number: Int) -> String {
        """
        {"specversion": "1.0", "id": "poison-\(number)", "source": "https://www.example.org/form",
         "type": "io.casewire.intake.message.v1",
         "data": {"channel": "web", "provider": "form", "externalId": "\(number)", "receivedAt": "2026-05-04T08:00:00Z",
                  "from": {"address": "mailto:customer\(number)@example.org"}, "subject": "Error \(number)",
                  "body": {"text": "It shows error \(number)."}}}
        """
    }
}
