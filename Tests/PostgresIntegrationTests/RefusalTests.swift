import FoundationEssentials
import Postgres
import TestSupport
import Testing

@Suite struct RefusalTests {
    private func withTable(
        _ limit: (inout PostgresConfiguration) -> Void = { _ in }, _ body: (PostgresConfiguration) async throws -> Void
    ) async throws {
        try await FreshDatabase.with { database in
            var configuration = database.configuration
            limit(&configuration)
            let connection = try await PostgresConnection.connect(configuration)
            _ = try await connection.execute(
                """
                CREATE TABLE t (
                    a bigint PRIMARY KEY, b text NOT NULL CONSTRAINT b_is_short CHECK (length(b) < 5),
                    parent bigint CONSTRAINT parent_exists REFERENCES t
                )
                """)
            _ = try await connection.execute("INSERT INTO t VALUES (1, 'one'), (2, 'two')")
            try await body(configuration)
        }
    }

    @Test func aViolatedConstraintIsNamed() async throws {
        let cases: [(Statement, PostgresError.Code, String?, String?)] = [
            ("INSERT INTO t VALUES (1, 'one')", .uniqueViolation, "t_pkey", nil),
            ("INSERT INTO t VALUES (3, 'three')", .checkViolation, "b_is_short", nil),
            ("INSERT INTO t VALUES (3, 'xyz', 99)", .foreignKeyViolation, "parent_exists", nil),
            ("INSERT INTO t VALUES (3, NULL)", .notNullViolation, nil, "b"),
        ]
        try await withTable { configuration in
            let connection = try await PostgresConnection.connect(configuration)
            for (statement, code, constraint, column) in cases {
                let error = await #expect(throws: PostgresError.self) { try await connection.execute(statement) }
                #expect(error?.code == code)
                #expect(error?.constraint == constraint)
                #expect(error?.column == column)
                #expect(error?.table == "t")
            }
        }
    }

    @Test func aValueTheServerRefusesIsNotRepeated() async throws {
        let connection = try await PostgresConnection.connect(try await PostgresServer.shared())
        let error = await #expect(throws: PostgresError.self) {
            try await connection.execute("SELECT \("secret")::uuid")
        }
        #expect(error?.code == .dataException)
        #expect(error?.description.contains("secret") == false)
        await connection.close()
    }

    @Test func aStatementBeyondItsTimeIsCanceled() async throws {
        try await withTable({ $0.statementTimeout = .milliseconds(50) }) { configuration in
            let connection = try await PostgresConnection.connect(configuration)
            let error = await #expect(throws: PostgresError.self) {
                try await connection.execute("SELECT pg_sleep(30)")
            }
            #expect(error?.code == .queryCanceled)
            #expect(error?.isRetriable == true)
            #expect(await connection.isAlive)
        }
    }

    @Test func aLockBeyondItsTimeIsRefused() async throws {
        try await withTable({ $0.lockTimeout = .milliseconds(50) }) { configuration in
            let holder = try await PostgresConnection.connect(configuration)
            let other = try await PostgresConnection.connect(configuration)
            try await holder.withTransaction { transaction in
                _ = try await transaction.execute("SELECT 1 FROM t WHERE a = 1 FOR UPDATE")
                let error = await #expect(throws: PostgresError.self) {
                    try await other.execute("UPDATE t SET b = 'x' WHERE a = 1")
                }
                #expect(error?.code == .lockTimeout)
                #expect(error?.isRetriable == true)
            }
        }
    }

    @Test func aDeadlockEndsOneOfTheTwo() async throws {
        try await withTable { configuration in
            let first = try await PostgresConnection.connect(configuration)
            let second = try await PostgresConnection.connect(configuration)
            let lock = { @Sendable (row: Int) in "UPDATE t SET b = 'x' WHERE a = \(row)" as Statement }
            let (firstHolds, firstSignal) = AsyncStream<Void>.makeStream()
            let (secondHolds, secondSignal) = AsyncStream<Void>.makeStream()
            async let codeOfFirst = code {
                try await first.withTransaction { transaction in
                    _ = try await transaction.execute(lock(1))
                    firstSignal.yield()
                    for await _ in secondHolds { break }
                    _ = try await transaction.execute(lock(2))
                }
            }
            let codeOfSecond = try await code {
                try await second.withTransaction { transaction in
                    _ = try await transaction.execute(lock(2))
                    secondSignal.yield()
                    for await _ in firstHolds { break }
                    _ = try await transaction.execute(lock(1))
                }
            }
            let codes = [try await codeOfFirst, codeOfSecond]
            #expect(codes.contains(nil))
            #expect(codes.contains(.deadlock))
        }
    }

    @Test func aSerializationFailureIsRetriable() async throws {
        try await withTable { configuration in
            let first = try await PostgresConnection.connect(configuration)
            let second = try await PostgresConnection.connect(configuration)
            let error = await #expect(throws: PostgresError.self) {
                try await first.withTransaction { transaction in
                    _ = try await transaction.execute([
                        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", "SELECT count(*) FROM t",
                    ])
                    _ = try await second.execute("UPDATE t SET b = 'x'")
                    _ = try await transaction.execute("UPDATE t SET b = 'y'")
                }
            }
            #expect(error?.code == .serializationFailure)
            #expect(error?.isRetriable == true)
        }
    }

    @Test func anAbsentThingIsUndefined() async throws {
        let connection = try await PostgresConnection.connect(try await PostgresServer.shared())
        let cases: [(Statement, PostgresError.Code)] = [
            ("SELECT 1 FROM nothing", .undefinedTable), ("SELECT nothing FROM pg_class", .undefinedColumn),
            ("SELECT nothing()", .undefinedFunction), ("SELEC", .syntaxError),
        ]
        for (statement, code) in cases {
            let error = await #expect(throws: PostgresError.self) { try await connection.execute(statement) }
            #expect(error?.code == code)
        }
        await connection.close()
    }
}
