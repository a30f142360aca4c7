import Foundation
package import Postgres

/// An empty database of one test's own, dropped after it.
package struct FreshDatabase: Sendable {
    /// The database's name.
    package let name: String
    /// How to reach the database.
    package let configuration: PostgresConfiguration

    /// Lends a new database of the shared server, or of the one given, to the closure and drops it afterwards, whoever
    /// is still connected.
    package static func with<Value>(
        on given: PostgresConfiguration? = nil, _ body: (FreshDatabase) async throws -> Value
    ) async throws -> Value {
        let server: PostgresConfiguration = if let given { given } else { try await PostgresServer.shared() }
        let name = "casewire_test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        // Dropping a database waits for a checkpoint of the whole server.
        var patient = server
        patient.statementTimeout = .seconds(120)
        try await execute("CREATE DATABASE \(identifier: name)", on: patient)
        do {
            let value = try await body(FreshDatabase(name: name, configuration: server.with(database: name)))
            try await drop(name, on: patient)
            return value
        } catch {
            try await drop(name, on: patient)
            throw error
        }
    }

    private static func drop(_ name: String, on server: PostgresConfiguration) async throws {
        // The test's task may be cancelled by now, and the database must go all the same.
        try await Task { try await execute("DROP DATABASE \(identifier: name) WITH (FORCE)", on: server) }.value
    }

    /// Over a connection of its own: a test may restart the server meanwhile.
    private static func execute(_ statement: Statement, on server: PostgresConfiguration) async throws {
        let admin = try await PostgresConnection.connect(server)
        _ = try await admin.execute(statement)
        await admin.close()
    }
}
