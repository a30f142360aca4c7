import Logging
import Postgres
import Synchronization
import TestSupport
import Testing

@Suite struct PoolTests {
    private func withPool(
        _ size: Int, _ limit: (inout PostgresConfiguration) -> Void = { _ in },
        _ body: (PostgresPool) async throws -> Void
    ) async throws {
        var configuration = try await PostgresServer.shared()
        configuration.poolSize = size
        limit(&configuration)
        let pool = PostgresPool(configuration: configuration, logger: Logger(label: "test"))
        do {
            try await body(pool)
            await pool.shutDown()
        } catch {
            await pool.shutDown()
            throw error
        }
    }

    @Test func manyTasksShareFewConnections() async throws {
        try await withPool(3, { $0.poolTimeout = .seconds(60) }) { pool in
            let processes = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        try await pool.withTransaction { transaction in
                            let row = try await transaction.execute("SELECT pg_backend_pid(), \(number)")[0]
                            #expect(try row.int(1) == number)
                            return try row.int(0)
                        }
                    }
                }
                return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect(processes.count <= 3)
        }
    }

    @Test func oneCallerAfterTheOtherUsesOneConnection() async throws {
        try await withPool(3) { pool in
            let first = try await pool.execute("SELECT pg_backend_pid()")[0].int(0)
            #expect(try await pool.execute("SELECT pg_backend_pid()")[0].int(0) == first)
        }
    }

    @Test func aWaitEndsWhenItsTimeIsUp() async throws {
        try await withPool(1, { $0.poolTimeout = .milliseconds(20) }) { pool in
            let refusal = try await pool.withConnection { _ in
                try await code { try await pool.execute("SELECT 1") }
            }
            #expect(refusal == .poolTimeout)
            #expect(try await pool.execute("SELECT 1").count == 1)
        }
    }

    @Test func oneCallerTooManyIsTurnedAway() async throws {
        try await withPool(1, { $0.maximumWaiters = 0 }) { pool in
            let refusal = try await pool.withConnection { _ in
                try await code { try await pool.execute("SELECT 1") }
            }
            #expect(refusal == .poolTimeout)
        }
    }

    @Test func aCancelledCallerStopsWaiting() async throws {
        try await withPool(1) { pool in
            let refusal = try await pool.withConnection { _ in
                let task = Task { try await code { try await pool.execute("SELECT 1") } }
                task.cancel()
                return try await task.value
            }
            #expect(refusal == .cancelled)
            #expect(try await pool.execute("SELECT 1").count == 1)
        }
    }

    @Test func aConnectionThatBrokeInUseIsReplaced() async throws {
        try await withPool(1) { pool in
            let broken = try await code { try await pool.execute("SELECT pg_terminate_backend(pg_backend_pid())") }
            #expect(broken == .adminShutdown)
            #expect(try await pool.execute("SELECT 1").count == 1)
        }
    }

    @Test func aConnectionThatBrokeWhileIdleIsReplacedUnseen() async throws {
        try await withPool(1) { pool in
            let process = try await pool.execute("SELECT pg_backend_pid()")[0].int32(0)
            let admin = try await PostgresConnection.connect(try await PostgresServer.shared())
            _ = try await admin.execute("SELECT pg_terminate_backend(\(process), 5000)")
            await admin.close()
            #expect(try await pool.execute("SELECT pg_backend_pid()")[0].int32(0) != process)
        }
    }

    @Test func anErrorLeavesTheConnectionInThePool() async throws {
        try await withPool(1) { pool in
            let first = try await pool.execute("SELECT pg_backend_pid()")[0].int(0)
            #expect(
                try await code { try await pool.withTransaction { try await $0.execute("SELECT 1 / \(0)") } }
                    == .dataException)
            #expect(try await pool.execute("SELECT pg_backend_pid()")[0].int(0) == first)
        }
    }

    @Test func aPlanThatItsTableHasOutgrownIsMadeAnew() async throws {
        try await FreshDatabase.with { database in
            let pool = PostgresPool(configuration: database.configuration, logger: Logger(label: "test"))
            _ = try await pool.execute("CREATE TABLE t (a bigint)")
            #expect(try await pool.execute("SELECT * FROM t").columnNames == ["a"])
            _ = try await pool.execute("ALTER TABLE t ADD COLUMN b text")
            #expect(try await code { try await pool.execute("SELECT * FROM t") } == .stalePlan)
            #expect(try await pool.execute("SELECT * FROM t").columnNames == ["a", "b"])
            await pool.shutDown()
        }
    }

    @Test func noServerIsATypedErrorAndThePoolRecovers() async throws {
        let configuration = try PostgresConfiguration(url: "postgresql://postgres@127.0.0.1:1/postgres")
        let pool = PostgresPool(configuration: configuration, logger: Logger(label: "test"))
        for _ in 0..<10 {
            #expect(try await code { try await pool.execute("SELECT 1") } == .cannotConnect)
        }
    }

    @Test func aPoolThatWasShutDownLendsNothing() async throws {
        try await withPool(1) { pool in
            let task = Task { await pool.run() }
            #expect(try await pool.execute("SELECT 1").count == 1)
            task.cancel()
            await task.value
            let refusal = try await code { try await pool.execute("SELECT 1") }
            #expect(refusal == .poolClosed)
        }
    }
}
