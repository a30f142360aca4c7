/// Brings one schema to where the program wants it, and tells whether it is there.
///
/// What was applied stands in the schema's table `schema_migration`. Only `casewire migrate` applies; a service checks.
package struct Migrator: Sendable {
    private let schema: String

    /// Makes a migrator of that schema.
    package init(schema: String) { self.schema = schema }

    /// Applies what is pending, each migration in a transaction of its own and all under an advisory lock, and says
    /// which those were. Creates the schema if there is none. The connection is one outside a transaction, of a role
    /// that owns the schema.
    @discardableResult
    package func apply(
        _ migrations: Migrations, on connection: PostgresConnection
    ) async throws(MigrationError) -> [Migration] {
        try await lock(on: connection)
        do throws(MigrationError) {
            try await prepare(on: connection)
            let pending = Set(try await plan(migrations, on: connection).pending())
            let missing = migrations.all.filter { pending.contains($0.version) }
            for migration in missing { try await apply(migration, of: migrations.component, on: connection) }
            await unlock(on: connection)
            return missing
        } catch {
            await unlock(on: connection)
            throw error
        }
    }

    /// Throws `.behind` or `.ahead` (or `.changed`, `.gap`) unless everything is applied; changes nothing.
    package func check(_ migrations: Migrations, on connection: PostgresConnection) async throws(MigrationError) {
        try await plan(migrations, on: connection).requireNothingPending()
    }
}

extension Migrator {
    private var table: String { "\(Statement.quoted(schema)).schema_migration" }

    private func plan(
        _ migrations: Migrations, on connection: PostgresConnection
    ) async throws(MigrationError) -> MigrationPlan {
        do throws(PostgresError) {
            let versions = migrations.all.map(\.version)
            let sources = migrations.all.map(\.sql)
            let answers = try await connection.execute([
                "SELECT to_regclass(\(table)) IS NOT NULL",
                """
                SELECT version, sha256(convert_to(sql, 'UTF8'))
                FROM unnest(\(versions), \(sources)) AS wanted (version, sql)
                """,
            ])
            let checksums = try answers[1].map { row throws(PostgresError) in (try row.int(0), try row.bytes(1)) }
            let byVersion = Dictionary(checksums) { first, _ in first }
            let wanted = migrations.all.map { migration in
                MigrationPlan.Record(
                    version: migration.version, name: migration.name,
                    checksum: byVersion[migration.version, default: []])
            }
            let applied = try answers[0][0].bool(0) ? await applied(by: migrations.component, on: connection) : []
            return MigrationPlan(component: migrations.component, wanted: wanted, applied: applied)
        } catch {
            throw .database(error)
        }
    }

    private func applied(
        by component: String, on connection: PostgresConnection
    ) async throws(PostgresError) -> [MigrationPlan.Record] {
        let statement = Statement(
            "SELECT version, name, checksum FROM \(table) WHERE component = $1 ORDER BY version", [.text(component)])
        return try await connection.execute(statement).map { row throws(PostgresError) in
            MigrationPlan.Record(version: try row.int(0), name: try row.text(1), checksum: try row.bytes(2))
        }
    }

    private func prepare(on connection: PostgresConnection) async throws(MigrationError) {
        do throws(PostgresError) {
            // CREATE SCHEMA IF NOT EXISTS asks for the right to create one even if it is there.
            let exists = try await connection.execute("SELECT to_regnamespace(\(Statement.quoted(schema))) IS NOT NULL")
            if try !exists[0].bool(0) { _ = try await connection.execute("CREATE SCHEMA \(identifier: schema)") }
            _ = try await connection.execute(
                """
                CREATE TABLE IF NOT EXISTS \(identifier: schema).schema_migration (
                    component text NOT NULL,
                    version integer NOT NULL CHECK (version > 0),
                    name text NOT NULL,
                    checksum bytea NOT NULL CHECK (octet_length(checksum) = 32),
                    applied_at timestamptz NOT NULL DEFAULT now(),
                    PRIMARY KEY (component, version)
                )
                """)
        } catch {
            throw .database(error)
        }
    }

    private func apply(
        _ migration: Migration, of component: String, on connection: PostgresConnection
    ) async throws(MigrationError) {
        let record = Statement(
            """
            INSERT INTO \(table) (component, version, name, checksum)
            VALUES ($1, $2, $3, sha256(convert_to($4, 'UTF8')))
            """,
            [.text(component), .int32(Int32(clamping: migration.version)), .text(migration.name), .text(migration.sql)])
        do throws(PostgresError) {
            try await connection.transact(failure: \.self, #fileID, #line) { (transaction) throws(PostgresError) in
                _ = try await transaction.execute([
                    "SET LOCAL search_path TO \(identifier: schema)", "SET LOCAL statement_timeout TO 0",
                ])
                try await transaction.executeScript(migration.sql)
                try await transaction.commit(with: [record])
            }
        } catch {
            throw .failed(component: component, version: migration.version, name: migration.name, error: error)
        }
    }
}

extension Migrator {
    /// Any number, as long as nothing else takes advisory locks under it.
    private static let lockGroup: Int32 = 0x6d69_6772

    /// How often to wait for the lock, each time for as long as the session's `lock_timeout`.
    private static let lockAttempts = 24

    private func lock(on connection: PostgresConnection) async throws(MigrationError) {
        for _ in 0..<Self.lockAttempts {
            do throws(PostgresError) {
                _ = try await connection.execute("SELECT pg_advisory_lock(\(Self.lockGroup), hashtext(\(schema)))")
                return
            } catch {
                guard error.isRetriable else { throw .database(error) }
            }
        }
        throw .locked(schema: schema)
    }

    /// Gives the lock back; a connection on which that fails is closed, which gives it back too.
    private func unlock(on connection: PostgresConnection) async {
        do throws(PostgresError) {
            _ = try await connection.execute("SELECT pg_advisory_unlock(\(Self.lockGroup), hashtext(\(schema)))")
        } catch {
            await connection.close()
        }
    }
}
