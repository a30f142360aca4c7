import ArgumentParser
import Postgres

/// Where the database is.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The database and its user; else CASEWIRE_POSTGRES_URL.",
            valueName: "postgresql://user:password@host:port/database"))
    var postgresURL: String?

    /// Whether the flag or the environment names a database.
    func isGiven(_ environment: ToolEnvironment = .process) -> Bool {
        postgresURL != nil || environment["CASEWIRE_POSTGRES_URL"] != nil
            || environment["CASEWIRE_POSTGRES_URL_FILE"] != nil
    }

    /// The database that the flag or the environment names; throws `configuration` if neither does, or it cannot be
    /// read.
    func configuration(_ environment: ToolEnvironment = .process) throws(ToolFailure) -> PostgresConfiguration {
        let url = try BrokerOptions.required(postgresURL, "--postgres-url", "CASEWIRE_POSTGRES_URL", environment)
        do throws(PostgresError) {
            return try PostgresConfiguration(url: url, applicationName: "casewire-tool")
        } catch {
            throw ToolFailure(.configuration, "The database's URL cannot be used: \(error.message).")
        }
    }
}
