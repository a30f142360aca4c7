package import AMQP
import Foundation

/// A RabbitMQ to test on: the one that `TEST_AMQP_URL` and `TEST_MANAGEMENT_URL` name, else a private one of this
/// process.
package struct RabbitMQServer: Sendable {
    /// The broker's URL, as its administrator, without a virtual host.
    package let url: String
    /// The management API of the same broker.
    package let management: ManagementAPI

    /// The server that all tests of this process share; a private one is started at the first use and stopped at exit.
    package static func shared() async throws -> RabbitMQServer {
        let environment = ProcessInfo.processInfo.environment
        if let url = environment["TEST_AMQP_URL"], let management = environment["TEST_MANAGEMENT_URL"] {
            return RabbitMQServer(url: url, management: try ManagementAPI(url: management))
        }
        return try await started.server()
    }

    /// How to reach a virtual host of the server.
    package func configuration(virtualHost: String = "/") throws -> AMQPConfiguration {
        var configuration = try AMQPConfiguration(url: url)
        configuration.virtualHost = virtualHost
        return configuration
    }

    private static let started = SharedRabbitMQServer()
}

/// The process's one private server, started once.
private actor SharedRabbitMQServer {
    private var starting: Task<PrivateRabbitMQServer, any Error>?

    func server() async throws -> RabbitMQServer {
        try await running().value.endpoint()
    }

    private func running() -> Task<PrivateRabbitMQServer, any Error> {
        if let starting { return starting }
        // `server` awaits it, for everyone who comes while the server starts.
        let task = Task {
            let server = try await PrivateRabbitMQServer.make()
            try await server.start()
            return server
        }
        starting = task
        return task
    }
}
