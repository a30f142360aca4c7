import Contracts
import Foundation
import Postgres
import TestSupport
import Testing

@testable import Casewire

/// Messages that come twice have the effect of one.
@Suite(.serialized) struct RepetitionTests {
    /// What a thousand mails have come to.
    private struct Ending: Hashable, Sendable {
        /// The outcome of each mail, by its Message-ID.
        var outcomes: [String: String] = [:]
        /// Subject and version of each case, in order.
        var cases: [String]
        /// The template of each message to a customer, in order; how many of them are suppressed is a matter of time.
        var notifications: [String]
    }

    @Test func aThousandMailsPublishedTwiceMakeTheSameCasesAsOnce() async throws {
        let mails = try mails(1_000)
        let once = try await ending(of: mails, repeatedly: 1)
        let twice = try await ending(of: mails, repeatedly: 2)
        #expect(once.cases.count > 300)
        let differing = once.outcomes.filter { twice.outcomes[$0.key] != $0.value }
            .map { "\($0.key): \($0.value), then \(twice.outcomes[$0.key] ?? "nothing")" }
        #expect(differing.isEmpty)
        #expect(twice.outcomes.count == once.outcomes.count)
        #expect(twice.cases.difference(from: once.cases).isEmpty)
        #expect(twice.notifications.difference(from: once.notifications).isEmpty)
    }

    /// Publishes the mails so many times in a row, and says what came of it once all is quiet.
    private func ending(of mails: [DemoMail], repeatedly times: Int) async throws -> Ending {
        try await Installation.with { installation in
            let files = try mails.enumerated().map { number, mail in
                let file = installation.directory.appending(path: "\(number).eml")
                try Data(mail.bytes).write(to: file)
                return file.path(percentEncoded: false)
            }
            let text = try await installation.run(
                ["publish", "--wait", "--json", "--repeat", String(times), "--timeout", "60"] + files)
            // The queue is in order: once the last mail has its case, all repetitions before it are handled.
            try Data(
                "From: last@example.com\r\nMessage-ID: <last@example.com>\r\nSubject: The last\r\n\r\nThis is all.\r\n"
                    .utf8
            )
            .write(to: installation.directory.appending(path: "last.eml"))
            try await installation.run(["publish", "last.eml"])
            try await eventually("the last mail has its case", within: .seconds(120)) {
                try await installation.texts("SELECT subject FROM intake.cases WHERE subject = 'The last'").count == 1
            }
            try await installation.settle()
            return Ending(
                outcomes: try outcomes(text),
                cases: try await installation.texts("SELECT subject || ' ' || version FROM intake.cases ORDER BY 1"),
                notifications: try await installation.texts(
                    "SELECT template FROM notification.notification ORDER BY 1"))
        }
    }

    private func outcomes(_ text: String) throws -> [String: String] {
        let outcomes = try JSONValue(parsing: Array(text.utf8))["outcomes"]?.elements ?? []
        return Dictionary(
            uniqueKeysWithValues: outcomes.map { ($0["messageId"]?.text ?? "", $0["outcome"]?.text ?? "") })
    }

    /// The fixtures' mails, over and over, each with a Message-ID of its own.
    private func mails(_ count: Int) throws -> [DemoMail] {
        var mails: [DemoMail] = []
        let found = try DemoMail.all(in: DemoRun.mails.path(percentEncoded: false))
        var seen: Set<String> = []
        let different = found.filter { mail in mail.messageID.map { seen.insert($0).inserted } ?? false }
        while mails.count < count {
            let tag = "round\(mails.count / different.count)"
            mails += DemoMail.tagged(different, with: tag).prefix(count - mails.count)
        }
        return mails
    }
}
