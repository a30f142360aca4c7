import Contracts
import Domain
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import ITSM

@Suite struct AutoCloseTests {
    @Test func aResolvedIncidentClosesItselfWhenItsTimeHasCome() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.resolved()
            let due = try await due(id, in: itsm)
            itsm.time.set(due.advanced(by: .microseconds(-1)))
            #expect(try await itsm.autoClose.run() == false)
            #expect(try await itsm.state(of: id) == "resolved")
            itsm.time.set(due)
            #expect(try await itsm.autoClose.run() == false)
            #expect(try await itsm.state(of: id) == "closed")
            let closed = try await itsm.published(IncidentClosed.self)
            #expect(closed.map(\.actor) == [.system("itsm")])
        }
    }

    @Test func whatWasReopenedWaitsForItsNextResolution() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.resolved()
            let due = try await due(id, in: itsm)
            _ = try await itsm.command(ReopenIncident(actor: Samples.chrisActor, reason: "It is back."), on: id)
            itsm.time.set(due)
            #expect(try await itsm.autoClose.run() == false)
            #expect(try await itsm.state(of: id) == "in_progress")
            #expect(try await itsm.published(IncidentClosed.self).isEmpty)
        }
    }

    @Test func aMajorIncidentIsLeftToItsManagersAndNotAskedAgain() async throws {
        try await ITSMFixture.with { itsm in
            let id = try await itsm.resolved()
            let due = try await due(id, in: itsm)
            _ = try await itsm.pool.execute("UPDATE incident SET major = '{\"accepted\": {}}' WHERE id = \(id)")
            itsm.time.set(due)
            #expect(try await itsm.autoClose.run() == false)
            #expect(try await itsm.state(of: id) == "resolved")
            let rows = try await itsm.pool.execute("SELECT due_at FROM incident WHERE id = \(id)")
            #expect(try rows[0].timestampIfPresent(0) == nil)
        }
    }

    private func due(_ id: UUID, in itsm: ITSMFixture) async throws -> Timestamp {
        let rows = try await itsm.pool.execute("SELECT due_at FROM incident WHERE id = \(id)")
        let resolved = try await itsm.pool.execute(
            "SELECT at FROM incident_history WHERE incident_id = \(id) AND event = 'resolved'")
        let due = try rows[0].timestamp(0)
        #expect(due == (try resolved[0].timestamp(0)).advanced(by: ITSMFixture.autoCloseAfter))
        return due
    }
}
