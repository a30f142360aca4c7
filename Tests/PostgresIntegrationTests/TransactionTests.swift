import Postgres
import TestSupport
import Testing

@Suite struct TransactionTests {
    private struct Mistake: Error {}

    private func withTable(_ body: (PostgresConnection) async throws -> Void) async throws {
        try await FreshDatabase.with { database in
            let connection = try await PostgresConnection.connect(database.configuration)
            _ = try await connection.execute("CREATE TABLE t (a bigint UNIQUE DEFERRABLE INITIALLY DEFERRED)")
            try await body(connection)
        }
    }

    private func rowCount(_ connection: PostgresConnection) async throws -> Int {
        try await connection.execute("SELECT count(*) FROM t")[0].int(0)
    }

    @Test func whatTheClosureWroteIsCommitted() async throws {
        try await withTable { connection in
            let first = try await connection.withTransaction { transaction in
                let rows = try await transaction.execute("INSERT INTO t VALUES (1) RETURNING a")
                _ = try await transaction.execute(["INSERT INTO t VALUES (2)", "INSERT INTO t VALUES (3)"])
                return try rows[0].int("a")
            }
            #expect(first == 1)
            #expect(try await rowCount(connection) == 3)
        }
    }

    @Test func aThrowRollsBack() async throws {
        try await withTable { connection in
            await #expect(throws: Mistake.self) {
                try await connection.withTransaction { transaction in
                    _ = try await transaction.execute("INSERT INTO t VALUES (1)")
                    throw Mistake()
                }
            }
            let count = try await rowCount(connection)
            #expect(count == 0)
        }
    }

    @Test func aFailedStatementRollsBackEvenIfItsErrorIsCaught() async throws {
        try await withTable { connection in
            let end = try await code {
                try await connection.withTransaction { transaction in
                    _ = try await transaction.execute("INSERT INTO t VALUES (1)")
                    #expect(try await code { try await transaction.execute("SELECT 1 / \(0)") } == .dataException)
                    #expect(try await code { try await transaction.execute("SELECT 1") } == .transactionAborted)
                }
            }
            #expect(end == .transactionAborted)
            let count = try await rowCount(connection)
            #expect(count == 0)
        }
    }

    @Test func theLastWritesMayGoOutWithTheCommit() async throws {
        try await withTable { connection in
            try await connection.withTransaction { transaction in
                _ = try await transaction.execute("INSERT INTO t VALUES (1)")
                let answers = try await transaction.commit(with: [
                    "INSERT INTO t VALUES (2) RETURNING a", "SELECT count(*) FROM t",
                ])
                #expect(answers.count == 2)
                #expect(try answers[0][0].int("a") == 2)
                #expect(try answers[1][0].int(0) == 2)
                #expect(try await code { try await transaction.execute("SELECT 1") } == .transactionEnded)
            }
            let answers = try await connection.withTransaction {
                try await $0.commit(with: ["INSERT INTO t VALUES (3) RETURNING a"])
            }
            #expect(answers.count == 1)
            #expect(try await rowCount(connection) == 3)
        }
    }

    @Test func aConstraintThatFailsAtCommitRollsBack() async throws {
        try await withTable { connection in
            let error = await #expect(throws: PostgresError.self) {
                try await connection.withTransaction { transaction in
                    _ = try await transaction.execute("INSERT INTO t VALUES (1), (1)")
                }
            }
            #expect(error?.code == .uniqueViolation)
            #expect(error?.constraint == "t_a_key")
            let count = try await rowCount(connection)
            #expect(count == 0)
        }
    }

    @Test func anEscapedTransactionIsRefused() async throws {
        try await withTable { connection in
            let escaped = try await connection.withTransaction { transaction in
                _ = try await transaction.execute("SELECT 1")
                return transaction
            }
            #expect(try await code { try await escaped.execute("INSERT INTO t VALUES (1)") } == .transactionEnded)
            try await connection.withTransaction { transaction in
                _ = try await transaction.execute("INSERT INTO t VALUES (2)")
                #expect(try await code { try await escaped.execute("INSERT INTO t VALUES (1)") } == .transactionEnded)
            }
            #expect(try await connection.execute("SELECT a FROM t").map { try $0.int("a") } == [2])
        }
    }

    @Test func nobodyElseGetsBetweenBeginAndCommit() async throws {
        try await withTable { connection in
            try await connection.withTransaction { transaction in
                _ = try await transaction.execute("INSERT INTO t VALUES (1)")
                #expect(
                    try await code { try await connection.execute("INSERT INTO t VALUES (9)") }
                        == .transactionInProgress)
                #expect(try await code { try await connection.withTransaction { _ in } } == .transactionInProgress)
            }
            #expect(try await rowCount(connection) == 1)
        }
    }

    @Test func aConnectionThatBreaksInCommitLeavesTheOutcomeUnknown() async throws {
        try await withTable { connection in
            _ = try await connection.execute(
                """
                CREATE FUNCTION vanish() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$
                """)
            _ = try await connection.execute(
                """
                CREATE CONSTRAINT TRIGGER vanish AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION vanish()
                """)
            let error = await #expect(throws: PostgresError.self) {
                try await connection.withTransaction { _ = try await $0.execute("INSERT INTO t VALUES (1)") }
            }
            #expect(error?.code == .commitUnknown)
            #expect(error?.isTransient == true)
            #expect(try await code { try await connection.execute("SELECT 1") } == .connectionLost)
        }
    }
}
