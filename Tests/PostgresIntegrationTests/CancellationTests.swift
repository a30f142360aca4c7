import Postgres
import TestSupport
import Testing

@Suite struct CancellationTests {
    /// Runs the statement in a task, waits until the server runs it, and cancels the task; gives the code of the task's
    /// error.
    private func codeWhenCancelled(
        _ connection: PostgresConnection, _ statement: Statement
    ) async throws -> PostgresError.Code? {
        let process = try #require(await connection.processID)
        let observer = try await PostgresConnection.connect(try await PostgresServer.shared())
        let task = Task { try await code { try await connection.execute(statement) } }
        let deadline = ContinuousClock.now + .seconds(10)
        var runs = false
        while !runs, ContinuousClock.now < deadline {
            let rows = try await observer.execute(
                "SELECT state = 'active' AND query LIKE '%pg_sleep%' FROM pg_stat_activity WHERE pid = \(process)")
            runs = try rows.first?.bool(0) == true
        }
        #expect(runs)
        task.cancel()
        await observer.close()
        return try await task.value
    }

    @Test func aCancelledTaskCancelsItsStatementAndTheConnectionStaysUsable() async throws {
        let connection = try await PostgresConnection.connect(try await PostgresServer.shared())
        let start = ContinuousClock.now
        #expect(try await codeWhenCancelled(connection, "SELECT pg_sleep(14)") == .cancelled)
        #expect(start.duration(to: .now) < .seconds(10))
        for number in 0..<20 {
            #expect(try await connection.execute("SELECT \(number)")[0].int(0) == number)
        }
        await connection.close()
    }

    @Test func aCancelledTransactionIsRolledBack() async throws {
        try await FreshDatabase.with { database in
            let connection = try await PostgresConnection.connect(database.configuration)
            _ = try await connection.execute("CREATE TABLE t (a bigint)")
            let (holds, signal) = AsyncStream<Void>.makeStream()
            let task = Task {
                try await code {
                    try await connection.withTransaction { transaction in
                        _ = try await transaction.execute("INSERT INTO t VALUES (1)")
                        signal.yield()
                        _ = try await transaction.execute("SELECT pg_sleep(14)")
                    }
                }
            }
            for await _ in holds { break }
            task.cancel()
            #expect(try await task.value == .cancelled)
            #expect(try await connection.execute("SELECT count(*) FROM t")[0].int(0) == 0)
        }
    }

    @Test func aTaskAlreadyCancelledSendsNothing() async throws {
        let connection = try await PostgresConnection.connect(try await PostgresServer.shared())
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await code { try await connection.execute("SELECT 1") }
        }
        #expect(try await task.value == .cancelled)
        #expect(await connection.isAlive)
        await connection.close()
    }
}
