import Contracts
import Foundation
import Postgres
import TestSupport
import Testing

/// What a load run leaves behind.
@Suite struct LoadTests {
    @Test func agentsGoOffDutyWhenARunIsBrokenOff() async throws {
        try await Installation.with { installation in
            let program = try installation.tool(
                ["load", "--agents", "2", "--rate", "1", "--duration", "60s", "--quiet"])
            // The run waits for the services, and then until everything is empty, half a minute at the most.
            try await eventually("the agents are on duty", within: .seconds(120)) {
                guard program.isRunning else { throw Installation.Failure(what: try program.errorText()) }
                return try await installation.count(
                    "SELECT count(*) FROM routing.agent WHERE presence = 'available'") == 2
            }
            #expect(try await program.stop() != SIGTERM)
            #expect(try await installation.count("SELECT count(*) FROM routing.agent WHERE presence = 'offline'") == 2)
        }
    }

    @Test func aSignalEndsThePublishingAndWhatWasPublishedIsProved() async throws {
        try await Installation.with { installation in
            let messages = 2_000
            let program = try installation.tool([
                "load", "--agents", "2", "--messages", String(messages), "--rate", "20", "--json", "--patience", "120s",
            ])
            try await eventually("messages are published", within: .seconds(120)) {
                guard program.isRunning else { throw Installation.Failure(what: try program.errorText()) }
                return try await installation.count("SELECT count(*) FROM intake.cases") > 0
            }
            #expect(try await program.stop() == 0)
            let result = try JSONValue(parsing: Array(try program.text().utf8))
            #expect(result["holds"] == .bool(true))
            guard case .integer(let published)? = result["published"] else {
                Issue.record("the report does not say how many were published")
                return
            }
            #expect((1..<Int64(messages)).contains(published))
        }
    }
}
