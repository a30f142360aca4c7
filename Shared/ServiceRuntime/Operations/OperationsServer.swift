import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import ServiceLifecycle

/// Serves `/live`, `/ready` and `/metrics` over HTTP, and nothing else.
package struct OperationsServer: Service {
    /// How long a connection may say nothing.
    private static let idleTimeout = TimeAmount.seconds(15)
    /// How many connections are served at a time.
    private static let connectionLimit = 64

    private let host: String
    private let port: Int
    private let operations: Operations
    private let logger: Logger
    private let listening: @Sendable (Int) async -> Void

    /// Makes a server; port 0 takes any free one, and `listening` is told which.
    package init(
        host: String, port: Int, operations: Operations, logger: Logger,
        listening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.host = host
        self.port = port
        self.operations = operations
        self.logger = logger
        self.listening = listening
    }

    /// Runs until the stop.
    package func run() async throws {
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        let application = Application(
            router: router,
            server: .http1(configuration: HTTP1Channel.Configuration(idleTimeout: Self.idleTimeout)),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionLimit)),
            onServerRunning: { channel in await listening(channel.localAddress?.port ?? port) },
            logger: quiet)
        try await application.run()
    }

    private var router: Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        router.get("live") { _, _ in response(to: operations.live()) }
        router.get("ready") { _, _ in response(to: operations.ready()) }
        router.get("metrics") { _, _ in response(to: operations.metrics()) }
        return router
    }

    private func response(to answer: Operations.Answer) -> Response {
        Response(
            status: answer.isGood ? .ok : .serviceUnavailable,
            headers: [.contentType: answer.contentType, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: answer.body)))
    }
}
