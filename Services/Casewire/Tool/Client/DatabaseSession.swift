import Postgres

/// The tool's one connection to the database, for as long as a closure runs.
enum DatabaseSession {
    /// Connects, runs the closure and disconnects. Throws `unavailable` if the database cannot be reached, or lets us
    /// not in.
    static func open<Value: Sendable>(
        _ configuration: PostgresConfiguration, _ body: (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        let connection: PostgresConnection
        do throws(PostgresError) {
            connection = try await PostgresConnection.connect(configuration)
        } catch {
            throw ToolFailure(
                .unavailable, "The database cannot be reached. \(configuration): \(error.message)",
                advice: "Is it running, and are address, user and password right?")
        }
        do {
            let value = try await body(connection)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }
}
