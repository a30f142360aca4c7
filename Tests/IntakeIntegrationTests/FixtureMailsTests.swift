import Contracts
import Durability
import Foundation
import Messaging
import Postgres
import Testing

@testable import Intake

@Suite struct FixtureMailsTests {
    @Test func everyRealMailHasOneOutcomeAndPublishedAgainNone() async throws {
        let mails = try Self.mails(in: "mikel_mail") + Self.mails(in: "talon_standard_replies")
        #expect(mails.count == 115)
        try await IntakeFixture.with { intake in
            let deliveries = mails.enumerated().map { Delivery(mail: $1, id: "m\($0)") }
            _ = try await intake.mails.process(deliveries)
            let cases = try await intake.count("cases")
            _ = try await intake.mails.process(deliveries.reversed())
            #expect(try await intake.count("cases") == cases)
            #expect(cases > 60)
            #expect(try await outcomes(in: intake) == 115)
        }
    }

    @Test func realBouncesAndVacationRepliesOpenNoCase() async throws {
        let mails = try Self.mails(in: "sisimai_bounces")
        try await IntakeFixture.with { intake in
            _ = try await intake.mails.process(mails.enumerated().map { Delivery(mail: $1, id: "b\($0)") })
            #expect(try await outcomes(in: intake) == Int64(mails.count))
            #expect(try await intake.count("cases") < Int64(mails.count / 10))
        }
    }

    private func outcomes(in intake: IntakeFixture) async throws -> Int64 {
        try await intake.pool.execute(
            """
            SELECT count(*) FROM message
            WHERE is_event AND type IN (\(IntakeAccepted.type.rawValue), \(IntakeRefused.type.rawValue))
            """)[0].int64(0)
    }

    private static func mails(in folder: String) throws -> [[UInt8]] {
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../Fixtures/mail/\(folder)/raw")
        return try FileManager.default.contentsOfDirectory(at: fixtures, includingPropertiesForKeys: nil)
            .sorted { $0.lastPathComponent < $1.lastPathComponent }.map { Array(try Data(contentsOf: $0)) }
    }
}
