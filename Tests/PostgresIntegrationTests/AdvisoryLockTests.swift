import Postgres
import TestSupport
import Testing

@Suite struct AdvisoryLockTests {
    @Test func aLockIsHeldByOneSessionUntilItIsGivenBackOrEnds() async throws {
        try await FreshDatabase.with { database in
            let first = try await PostgresConnection.connect(database.configuration)
            let second = try await PostgresConnection.connect(database.configuration)
            #expect(try await first.tryAdvisoryLock(7, 1))
            #expect(try await !second.tryAdvisoryLock(7, 1))
            #expect(try await second.tryAdvisoryLock(7, 2))
            #expect(try await first.advisoryUnlock(7, 1))
            #expect(try await !first.advisoryUnlock(7, 1))
            #expect(try await second.tryAdvisoryLock(7, 1))
            let process = try #require(await second.processID)
            _ = try await first.execute("SELECT pg_terminate_backend(\(process), 5000)")
            #expect(await !second.isAlive)
            #expect(try await first.tryAdvisoryLock(7, 1))
            #expect(await first.isAlive)
        }
    }
}
