import Foundation
package import Postgres
import Synchronization

/// A PostgreSQL server to test on: the one that `TEST_POSTGRES_URL` names, else a private one of this process.
package enum PostgresServer {
    /// The server that all tests of this process share; a private one is started at the first use and stopped at exit.
    package static func shared() async throws -> PostgresConfiguration {
        if let url = ProcessInfo.processInfo.environment["TEST_POSTGRES_URL"] { return try PostgresConfiguration(url: url) }
        return try await started.withServer { try $0.configuration() }
    }

    private static let started = SharedServer()
}

/// The process's one private server, started once.
private actor SharedServer {
    private var server: PrivatePostgresServer?

    func withServer<Value: Sendable>(_ body: (PrivatePostgresServer) throws -> Value) async throws -> Value {
        if let server { return try body(server) }
        let server = try PrivatePostgresServer()
        try server.start()
        self.server = server
        return try body(server)
    }
}
