import AMQP
import TestSupport

/// The broker that tests may freeze, restart and starve; one for all of them, which therefore run one after the other.
actor PrivateBroker {
    static let shared = PrivateBroker()

    /// The running broker and the certificates made for it.
    struct Running {
        let server: PrivateRabbitMQServer
        let certificates: TestCertificates
    }

    private var starting: Task<Running, any Error>?

    /// The broker, started at the first use.
    func running() async throws -> Running {
        // Awaited here by everyone who comes while the broker starts.
        let task = starting ?? Task { try await Self.start() }
        starting = task
        return try await task.value
    }

    private static func start() async throws -> Running {
        let server = try await PrivateRabbitMQServer.make { directory, port in
            let certificates = try TestCertificates(in: directory)
            return [
                "listeners.ssl.1 = 127.0.0.1:\(port)", "ssl_options.cacertfile = \(certificates.authority)",
                "ssl_options.certfile = \(certificates.server.certificateFile)",
                "ssl_options.keyfile = \(certificates.server.keyFile)", "ssl_options.verify = verify_peer",
                "ssl_options.fail_if_no_peer_cert = true",
            ]
        }
        try await server.start()
        return Running(server: server, certificates: TestCertificates(existingIn: server.directory))
    }
}
