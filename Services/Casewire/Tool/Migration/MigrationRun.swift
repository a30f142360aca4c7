import Contracts
import Postgres

/// Brings the schemas to where the program wants them, or tells whether they are there.
struct MigrationRun: Sendable {
    let schemas: [SchemaMigrations]
    let connection: PostgresConnection

    /// How a component of a schema stands.
    struct Status: Sendable {
        let schema: String
        let component: String
        /// The program's version.
        let version: Int
        /// The migrations that were applied just now.
        var applied: [Migration] = []
        /// Why it is not where the program wants it.
        var problem: MigrationError?
    }

    /// Applies what is pending, schema by schema.
    func apply(_ progress: Progress) async throws -> [Status] {
        var statuses: [Status] = []
        for schema in schemas {
            let migrator = Migrator(schema: schema.schema)
            for migrations in schema.components {
                var status = Status(schema, migrations)
                status.applied = try await Self.apply(migrations, with: migrator, on: connection)
                statuses.append(status)
                progress.advance(detail: "\(schema.schema) \(migrations.component)")
            }
        }
        progress.finish()
        return statuses
    }

    /// Looks only.
    func check() async -> [Status] {
        var statuses: [Status] = []
        for schema in schemas {
            let migrator = Migrator(schema: schema.schema)
            for migrations in schema.components {
                var status = Status(schema, migrations)
                do throws(MigrationError) {
                    try await migrator.check(migrations, on: connection)
                } catch {
                    status.problem = error
                }
                statuses.append(status)
            }
        }
        return statuses
    }

    private static func apply(
        _ migrations: Migrations, with migrator: Migrator, on connection: PostgresConnection
    ) async throws(ToolFailure) -> [Migration] {
        do throws(MigrationError) {
            return try await migrator.apply(migrations, on: connection)
        } catch {
            throw ToolFailure(error)
        }
    }
}

extension MigrationRun.Status {
    fileprivate init(_ schema: SchemaMigrations, _ migrations: Migrations) {
        self.schema = schema.schema
        component = migrations.component
        version = migrations.all.last?.version ?? 0
    }

    /// The status as JSON.
    var json: JSONValue {
        .members(
            ("schema", .string(schema)), ("component", .string(component)), ("version", .count(version)),
            ("applied", .list(applied.map { .string($0.name) })), ("problem", .text(problem.map { "\($0)" })))
    }

    /// The status as a row: schema, component, version, what was done.
    var row: [String?] {
        let word = applied.isEmpty ? "up to date" : "applied " + applied.map(\.name).joined(separator: ", ")
        return [schema, component, String(version), problem.map { "\($0)" } ?? word]
    }

    static let columns: [TextTable.Column] = [
        .init("SCHEMA"), .init("COMPONENT"), .init("VERSION", alignment: .right), .init("STATUS"),
    ]
}

extension ToolFailure {
    /// Why a schema could not be migrated.
    init(_ error: MigrationError) {
        switch error {
        case .ahead:
            self.init(
                .configuration, "\(error).", advice: "Use the version of casewire that migrated it, or a later one.")
        case .changed, .gap, .misnumbered, .unreadable:
            self.init(.configuration, "\(error).", advice: "The database and this program do not belong together.")
        case .behind: self.init(.configuration, "\(error).", advice: "Run casewire migrate.")
        case .locked: self.init(.unavailable, "\(error).", advice: "Wait for the other casewire migrate to end.")
        case .failed(_, _, _, let cause), .database(let cause):
            self.init(
                cause.isRetriable ? .unavailable : .failedCheck, "\(error).",
                advice: cause.code == .insufficientPrivilege ? "Migrate as the owner of the database." : nil)
        }
    }
}
