import ArgumentParser
import Contracts
import Postgres

/// `casewire migrate`: brings the database's schemas to this version.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Brings the database's schemas to this version.",
        discussion: """
            Each service has a schema of its own, and operations is the tool's. Each migration is one transaction; \
            running it \
            again, or twice at once, is harmless. The user must own the database. With --create-roles, the login roles \
            casewire_<service> are made, each with rights on the rows of its own schema only; their passwords come \
            from \
            CASEWIRE_<SERVICE>_DB_PASSWORD (and CASEWIRE_TOOL_DB_PASSWORD for casewire_tool).

            EXAMPLES
              casewire migrate
              casewire migrate --create-roles
              casewire migrate --check
            """)

    @Flag(help: "Make the services' login roles, or set their passwords anew.")
    var createRoles = false

    @Flag(help: "Only tell what is pending; exit status 1 if anything is.")
    var check = false

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !(check && createRoles) else { throw ValidationError("--check and --create-roles exclude each other.") }
    }

    func run() async throws {
        let schemas = try SchemaMigrations.all()
        let statuses = try await DatabaseSession.open(try database.configuration()) { connection in
            let run = MigrationRun(schemas: schemas, connection: connection)
            if check { return await run.check() }
            let progress = output.progress("migrating", total: schemas.reduce(0) { $0 + $1.components.count })
            let statuses = try await run.apply(progress)
            if createRoles { try await makeRoles(schemas.map(\.schema), on: connection) }
            return statuses
        }
        output.write(.list(statuses.map(\.json))) { painter in
            var table = TextTable(MigrationRun.Status.columns)
            for status in statuses { table.add(status.row) }
            return table.lines(painter)
        }
        guard !statuses.contains(where: { $0.problem != nil }) else {
            throw ToolFailure(.failedCheck, "The database is not at this version.", advice: "Run casewire migrate.")
        }
    }

    private func makeRoles(_ schemas: [String], on connection: PostgresConnection) async throws {
        let grants = try RoleGrants.all(for: schemas, .process)
        guard !grants.isEmpty else {
            throw ToolFailure(
                .configuration, "No role has a password.",
                advice: "Set \(RoleGrants.variable(for: "intake")) and its like for the other services.")
        }
        let progress = output.progress("roles", total: grants.count)
        for grant in grants {
            do {
                try await grant.apply(on: connection)
            } catch let error as PostgresError where error.code == .insufficientPrivilege {
                throw ToolFailure(
                    .configuration, "The database's user may not make the role \(grant.role).",
                    advice: "Migrate as a user with CREATEROLE who owns the database.")
            }
            progress.advance(detail: grant.role)
        }
        progress.finish()
    }
}
