import Contracts
import Foundation
import Postgres
import TestSupport
import Testing

/// A flood on one channel holds up neither commands nor other channels.
@Suite(.serialized) struct FloodTests {
    private static let size = 2_000

    @Test func aFloodOfMailsHoldsUpNeitherFormsNorCommands() async throws {
        try await Installation.with { installation in
            let form = try write(form(0), as: "form.json", in: installation)
            try await expectHeadStart(of: form, before: mails(in: installation), on: installation)
        }
    }

    @Test func aFloodOfFormsHoldsUpNeitherMailsNorCommands() async throws {
        try await Installation.with { installation in
            let mail = try write(mail(0), as: "mail.eml", in: installation)
            try await expectHeadStart(of: mail, before: forms(in: installation), on: installation)
        }
    }

    @Test func aFloodOfFormsHoldsUpNoMessageOfAnotherChannel() async throws {
        try await Installation.with { installation in
            let text = form(0).replacing("\"web\"", with: "\"api\"")
            let message = try write(text, as: "api.json", in: installation)
            try await expectHeadStart(of: message, before: forms(in: installation), on: installation)
        }
    }

    /// Lets intake find the flood in its queue when it starts, and behind it a message that has come by another way,
    /// and a query: the query is answered before the flood is through, and the message is a case before most of it.
    private func expectHeadStart(
        of message: String, before flood: [String], on installation: Installation
    ) async throws {
        let cases: Statement = "SELECT count(*) FROM intake.cases"
        try await installation.kill(.intake)
        try await installation.run(["publish"] + flood)
        try await installation.run(["publish", message])
        let query = try installation.tool(["command", "intake.case.list", "--timeout", "60"])
        try await installation.start(.intake)
        #expect(try await query.end() == 0)
        #expect(try await installation.count(cases) < flood.count, "the flood was through before the query")
        try await eventually("the flood is through", within: .seconds(240)) {
            try await installation.count(cases) == flood.count + 1
        }
        let before = try await installation.count(
            """
            SELECT count(*) FROM intake.cases
            WHERE number < (SELECT number FROM intake.cases WHERE subject = 'Error 0')
            """)
        #expect(before < flood.count / 2)
    }

    private func mails(in installation: Installation) throws -> [String] {
        try (1...Self.size).map { try write(mail($0), as: "\($0).eml", in: installation) }
    }

    private func forms(in installation: Installation) throws -> [String] {
        try (1...Self.size).map { try write(form($0), as: "\($0).json", in: installation) }
    }

    private func write(_ text: String, as name: String, in installation: Installation) throws -> String {
        try Data(text.utf8).write(to: installation.directory.appending(path: name))
        return name
    }

    private func mail(_ number: Int) -> String {
        """
        From: customer\(number)@example.org
        Message-ID: <flood-\(number)@example.org>
        Subject: Error \(number)

        It shows error \(number).

        """
    }

    private func form(_ number: Int) -> String {
        """
        {"specversion": "1.0", "id": "flood-\(number)", "source": "https://www.example.org/form",
         "type": "io.casewire.intake.message.v1",
         "data": {"channel": "web", "provider": "form", "externalId": "\(number)", "receivedAt": "2026-05-04T08:00:00Z",
                  "from": {"address": "mailto:customer\(number)@example.org"}, "subject": "Error \(number)",
                  "body": {"text": "It shows error \(number)."}}}
        """
    }
}
