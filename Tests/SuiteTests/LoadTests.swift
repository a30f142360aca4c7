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
}
