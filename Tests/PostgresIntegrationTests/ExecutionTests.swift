import Domain
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@Suite struct ExecutionTests {
    private func withTable(_ body: (PostgresConnection) async throws -> Void) async throws {
        try await FreshDatabase.with { database in
            let connection = try await PostgresConnection.connect(database.configuration)
            _ = try await connection.execute("CREATE TABLE t (a bigint PRIMARY KEY, b text)")
            try await body(connection)
        }
    }

    @Test func aStatementReturnsItsRowsByName() async throws {
        let connection = try await PostgresConnection.connect(try await PostgresServer.shared())
        let rows = try await connection.execute("SELECT \(7) AS number, \("seven") AS word")
        #expect(rows.columnNames == ["number", "word"])
        #expect(rows.count == 1)
        #expect(try rows[0].int64("number") == 7)
        #expect(try rows[0].text("word") == "seven")
        await connection.close()
    }

    @Test func aBatchThatFailsInTheMiddleHasNoEffectAndLeavesTheConnectionUsable() async throws {
        try await withTable { connection in
            let error = await #expect(throws: PostgresError.self) {
                try await connection.execute([
                    "INSERT INTO t VALUES (1)", "SELECT 1 / \(0)", "INSERT INTO t VALUES (2)",
                ])
            }
            #expect(error?.code == .dataException)
            #expect(error?.sqlState == "22012")
            #expect(error?.location.hasPrefix("PostgresIntegrationTests/ExecutionTests.swift:") == true)
            let rows = try await connection.execute("SELECT a FROM t")
            #expect(rows.isEmpty)
            let answers = try await connection.execute(["INSERT INTO t VALUES (2)", "SELECT a FROM t"])
            #expect(try answers[1][0].int("a") == 2)
        }
    }

    @Test func aStatementThatCannotBePreparedIsPreparedAnewNextTime() async throws {
        try await FreshDatabase.with { database in
            let connection = try await PostgresConnection.connect(database.configuration)
            let error = await #expect(throws: PostgresError.self) {
                try await connection.execute("SELECT a FROM later")
            }
            #expect(error?.code == .undefinedTable)
            _ = try await connection.execute("CREATE TABLE later (a bigint)")
            #expect(try await connection.execute("SELECT a FROM later").isEmpty)
        }
    }

    @Test func theSameTextWithOtherTypesIsAnotherStatement() async throws {
        let connection = try await PostgresConnection.connect(try await PostgresServer.shared())
        let text = "SELECT pg_typeof($1)::text"
        let types = try await connection.execute([
            Statement(text, [.int64(1)]), Statement(text, [.text("a")]), Statement(text, [.null(.uuid)]),
        ])
        #expect(try types.map { try $0[0].text(0) } == ["bigint", "text", "uuid"])
        await connection.close()
    }

    @Test func moreTextsThanStayPreparedRunAllTheSame() async throws {
        let connection = try await PostgresConnection.connect(try await PostgresServer.shared())
        let answers = try await connection.execute((0..<600).map { Statement("SELECT \($0), $1", [.int64(Int64($0))]) })
        #expect(try answers.map { try $0[0].int(1) } == Array(0..<600))
        #expect(try await connection.execute("SELECT count(*) FROM pg_prepared_statements")[0].int(0) == 500)
        await connection.close()
    }

    @Test func tenThousandRowsGoInByUnnest() async throws {
        try await withTable { connection in
            let numbers = Array(0..<10_000)
            let words = numbers.map { $0.isMultiple(of: 7) ? nil : "word \($0)" }
            let inserted = try await connection.execute("INSERT INTO t SELECT * FROM unnest(\(numbers), \(words))")
            #expect(inserted.affectedRows == 10_000)
            let rows = try await connection.execute("SELECT a, b FROM t ORDER BY a")
            #expect(try rows.map { try $0.int("a") } == numbers)
            #expect(try rows.map { try $0.textIfPresent("b") } == words)
        }
    }

    @Test func aRoundFarBeyondTheSocketsBuffersDoesNotBlockItself() async throws {
        let connection = try await PostgresConnection.connect(try await PostgresServer.shared())
        let payload = [UInt8](repeating: 7, count: 100_000)
        let answers = try await connection.execute((0..<300).map { _ in "SELECT \(payload)" })
        #expect(answers.count == 300)
        #expect(try answers.allSatisfy { try $0[0].bytes(0) == payload })
        await connection.close()
    }

    @Test func aTextWithNULIsRefusedBeforeItIsSent() async throws {
        try await withTable { connection in
            let error = await #expect(throws: PostgresError.self) {
                try await connection.execute(["INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (2, \("a\0"))"])
            }
            #expect(error?.code == .invalidText)
            let rows = try await connection.execute("SELECT a FROM t")
            #expect(rows.isEmpty)
        }
    }

    @Test func aJSONEscapeThatJsonbCannotKeepIsInvalidText() async throws {
        let connection = try await PostgresConnection.connect(try await PostgresServer.shared())
        let error = await #expect(throws: PostgresError.self) {
            try await connection.execute("SELECT \(json: #""\u0000""#)")
        }
        #expect(error?.code == .invalidText)
        #expect(error?.message.contains("0000") == false)
        await connection.close()
    }

    @Test func tooFewParametersAreTheProgramsErrorAndNotTheConnections() async throws {
        let connection = try await PostgresConnection.connect(try await PostgresServer.shared())
        let error = await #expect(throws: PostgresError.self) {
            try await connection.execute(Statement("SELECT $1::int, $2::int", []))
        }
        #expect(error?.code == .other)
        #expect(error?.isTransient == false)
        #expect(await connection.isAlive)
        await connection.close()
    }

    @Test func copyIsRefusedAndTheConnectionGivenUp() async throws {
        try await withTable { connection in
            await #expect(throws: PostgresError.self) { try await connection.execute("COPY t TO STDOUT") }
            #expect(await connection.isAlive == false)
        }
    }
}
