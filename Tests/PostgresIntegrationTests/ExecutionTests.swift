import Domain
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@Suite struct ExecutionTests {
    @Test func aStatementReturnsItsRowsByName() async throws {
        try await FreshDatabase.with { database in
            let connection = try await PostgresConnection.connect(database.configuration)
            let rows = try await connection.execute("SELECT \(7) AS number, \("seven") AS word, \(nil as String?) AS nothing")
            #expect(rows.count == 1)
            #expect(try rows[0].int64("number") == 7)
            #expect(try rows[0].text("word") == "seven")
            #expect(try rows[0].textIfPresent("nothing") == nil)
        }
    }

    @Test func aBatchRunsInOneTransaction() async throws {
        try await FreshDatabase.with { database in
            let connection = try await PostgresConnection.connect(database.configuration)
            _ = try await connection.execute("CREATE TABLE t (a bigint PRIMARY KEY)")
            let error = await #expect(throws: PostgresError.self) {
                try await connection.execute([
                    "INSERT INTO t VALUES (1)", "SELECT 1 / \(0)", "INSERT INTO t VALUES (2)",
                ])
            }
            #expect(error?.code == .dataException)
            #expect(error?.sqlState == "22012")
            #expect(try await connection.execute("SELECT count(*) FROM t")[0].int(0) == 0)
        }
    }

    @Test func anUpdateSaysHowManyRowsItTouched() async throws {
        try await FreshDatabase.with { database in
            let connection = try await PostgresConnection.connect(database.configuration)
            _ = try await connection.execute("CREATE TABLE t (a bigint)")
            let inserted = try await connection.execute("INSERT INTO t SELECT * FROM unnest(\([1, 2, 3]))")
            #expect(inserted.affectedRows == 3)
            #expect(inserted.isEmpty)
        }
    }
}
