import Postgres
import TestSupport
import Testing

@Suite struct MigratorTests {
    private static let first = Migration(
        version: 1, name: "tables", sql: "CREATE TABLE a (x bigint); CREATE TABLE b (y text); -- two statements")
    private static let second = Migration(version: 2, name: "more", sql: "INSERT INTO a VALUES (1), (2);")

    private let migrator = Migrator(schema: "intake")

    private func migrations(_ all: [Migration], component: String = "intake") throws -> Migrations {
        try Migrations(component: component, all)
    }

    private func withConnection(_ body: (PostgresConnection) async throws -> Void) async throws {
        try await FreshDatabase.with { database in
            try await body(try await PostgresConnection.connect(database.configuration))
        }
    }

    @Test func migrationsAreAppliedOnceAndInOrder() async throws {
        try await withConnection { connection in
            let one = try migrations([Self.first])
            let both = try migrations([Self.first, Self.second])
            #expect(try await migrator.apply(one, on: connection).map(\.version) == [1])
            #expect(try await migrator.apply(both, on: connection).map(\.version) == [2])
            #expect(try await migrator.apply(both, on: connection) == [])
            #expect(try await connection.execute("SELECT count(*) FROM intake.a")[0].int(0) == 2)
            try await migrator.check(both, on: connection)
        }
    }

    @Test func aCheckNamesTheVersionsAndChangesNothing() async throws {
        try await withConnection { connection in
            let one = try migrations([Self.first])
            let both = try migrations([Self.first, Self.second])
            await #expect(throws: MigrationError.behind(component: "intake", database: 0, program: 1)) {
                try await migrator.check(one, on: connection)
            }
            #expect(try await connection.execute("SELECT to_regnamespace('intake') IS NULL")[0].bool(0))
            try await migrator.apply(both, on: connection)
            await #expect(throws: MigrationError.ahead(component: "intake", database: 2, program: 1)) {
                try await migrator.check(one, on: connection)
            }
            await #expect(throws: MigrationError.ahead(component: "intake", database: 2, program: 1)) {
                try await migrator.apply(one, on: connection)
            }
        }
    }

    @Test func aChangedTextIsRefused() async throws {
        try await withConnection { connection in
            try await migrator.apply(try migrations([Self.first]), on: connection)
            let changed = try migrations([Migration(version: 1, name: "tables", sql: "CREATE TABLE c ()")])
            await #expect(throws: MigrationError.changed(component: "intake", version: 1, name: "tables")) {
                try await migrator.apply(changed, on: connection)
            }
            await #expect(throws: MigrationError.changed(component: "intake", version: 1, name: "tables")) {
                try await migrator.check(changed, on: connection)
            }
        }
    }

    @Test func componentsOfOneSchemaAreCountedApart() async throws {
        try await withConnection { connection in
            let durability = try migrations(
                [Migration(version: 1, name: "c", sql: "CREATE TABLE c ()")], component: "durability")
            try await migrator.apply(try migrations([Self.first]), on: connection)
            #expect(try await migrator.apply(durability, on: connection).count == 1)
            try await migrator.check(durability, on: connection)
        }
    }

    @Test(arguments: [
        "CREATE TABLE c (); SELECT 1 / 0;", "CREATE TABLE c (); COMMIT; CREATE TABLE d ();",
        "CREATE TABLE c (); ROLLBACK;",
    ])
    func aMigrationThatFailsIsNotRecordedAndTheConnectionStaysUsable(sql: String) async throws {
        try await withConnection { connection in
            let broken = try migrations([Self.first, Migration(version: 2, name: "broken", sql: sql)])
            let error = await #expect(throws: MigrationError.self) { try await migrator.apply(broken, on: connection) }
            guard case .failed("intake", 2, "broken", _) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            try await migrator.check(try migrations([Self.first]), on: connection)
            #expect(
                try await migrator.apply(try migrations([Self.first, Self.second]), on: connection) == [Self.second])
        }
    }

    @Test func twoMigratorsAtOnceApplyEachMigrationOnce() async throws {
        try await FreshDatabase.with { database in
            let slow = Migration(version: 1, name: "slow", sql: "SELECT pg_sleep(0.3); CREATE TABLE a (x bigint);")
            let both = try migrations([slow, Self.second])
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<3 {
                    group.addTask {
                        var configuration = database.configuration
                        configuration.lockTimeout = .milliseconds(100)
                        let connection = try await PostgresConnection.connect(configuration)
                        return try await migrator.apply(both, on: connection).count
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(counts.sorted() == [0, 0, 2])
        }
    }
}
