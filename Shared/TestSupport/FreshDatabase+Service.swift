import Durability
package import Logging
package import Postgres

extension FreshDatabase {
    /// Lends a pool over a new database, with the tables of durability and those of a service in it, and a silent log.
    package static func with<Value>(
        tablesOf migrations: Migrations, _ body: (PostgresPool, Logger) async throws -> Value
    ) async throws -> Value {
        try await with { database in
            let connection = try await PostgresConnection.connect(database.configuration)
            for migrations in [try Migrations.durability(), migrations] {
                try await Migrator(schema: "public").apply(migrations, on: connection)
            }
            await connection.close()
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let pool = PostgresPool(configuration: database.configuration, logger: logger)
            do {
                let value = try await body(pool, logger)
                await pool.shutDown()
                return value
            } catch {
                await pool.shutDown()
                throw error
            }
        }
    }
}
