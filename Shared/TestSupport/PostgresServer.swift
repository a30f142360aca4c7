import Foundation
package import Postgres

/// A PostgreSQL server to test on: the one that `TEST_POSTGRES_URL` names, else a private one of this process.
package enum PostgresServer {
    /// The server that all tests of this process share; a private one is started at the first use and stopped at exit.
    package static func shared() async throws -> PostgresConfiguration {
        try PostgresConfiguration(url: try await url())
    }

    /// The URL of the same server, as its superuser.
    package static func url() async throws -> String {
        if let url = ProcessInfo.processInfo.environment["TEST_POSTGRES_URL"] { return url }
        return try await started.server().url()
    }

    private static let started = SharedServer()
}

/// The process's one private server, started once.
private actor SharedServer {
    private var starting: Task<PrivatePostgresServer, any Error>?

    func server() async throws -> PrivatePostgresServer {
        if let starting { return try await starting.value }
        // Awaited by every caller, of whom none may cancel it for the others.
        let task = Task {
            let server = try await PrivatePostgresServer.make()
            try await server.start()
            return server
        }
        starting = task
        return try await task.value
    }
}
