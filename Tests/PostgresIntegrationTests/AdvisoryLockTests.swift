import Foundation
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

    @Test func sessionsThatWaitHoldUpNobodyElse() async throws {
        try await FreshDatabase.with { database in
            let holder = try await PostgresConnection.connect(database.configuration)
            #expect(try await holder.tryAdvisoryLock(7, 1))
            let waiters = 4 * ProcessInfo.processInfo.activeProcessorCount
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<waiters { group.addTask { try await waitForLock(in: database) } }
                try await eventually("all wait for the lock") {
                    let waiting: Statement = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                    return try await holder.execute(waiting)[0].int64(0) == waiters
                }
                #expect(try await holder.advisoryUnlock(7, 1))
                try await group.waitForAll()
            }
            await holder.close()
        }
    }

    private func waitForLock(in database: FreshDatabase) async throws {
        var patient = database.configuration
        patient.lockTimeout = .zero
        let connection = try await PostgresConnection.connect(patient)
        _ = try await connection.execute("SELECT pg_advisory_xact_lock(7, 1)")
        await connection.close()
    }
}
