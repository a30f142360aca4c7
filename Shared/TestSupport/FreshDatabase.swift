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
        let admin = try await PostgresConnection.connect(patient)
        _ = try await admin.execute("CREATE DATABASE \(identifier: name)")
        do {
            let value = try await body(FreshDatabase(name: name, configuration: server.with(database: name)))
            try await drop(name, by: admin)
            return value
        } catch {
            try await drop(name, by: admin)
            throw error
        }
    }

    private static func drop(_ name: String, by admin: PostgresConnection) async throws {
        // The test's task may be cancelled by now, and the database must go all the same.
        try await Task { _ = try await admin.execute("DROP DATABASE \(identifier: name) WITH (FORCE)") }.value
        await admin.close()
    }
}
