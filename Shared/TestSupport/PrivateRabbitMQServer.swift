import Foundation
import Glibc
import Synchronization

/// A RabbitMQ node in a temporary directory, on free ports of the loopback, with Debian's scripts.
package final class PrivateRabbitMQServer: Sendable {
    /// The directory that holds the node's files, and what a test puts there.
    package let directory: String
    package let port: Int
    package let tlsPort: Int
    private let managementPort: Int
    private let node = Mutex<Process?>(nil)
    private let environment: [String: String]

    /// What went wrong with a private server.
    package enum Failure: Error {
        case noBinaries
    }

    private static let binaries = "/usr/lib/rabbitmq/bin"

    /// Prepares a node, not yet running; `settings` makes lines for rabbitmq.conf out of the directory and the TLS
    /// port.
    package static func make(
        settings: @escaping @Sendable (_ directory: String, _ tlsPort: Int) throws -> [String] = { _, _ in [] }
    ) async throws -> PrivateRabbitMQServer {
        try await blocking { try PrivateRabbitMQServer(settings: settings) }
    }

    private init(settings: (_ directory: String, _ tlsPort: Int) throws -> [String]) throws {
        guard FileManager.default.isExecutableFile(atPath: Self.binaries + "/rabbitmq-server") else {
            throw Failure.noBinaries
        }
        directory = NSTemporaryDirectory() + "casewire-rabbitmq-" + UUID().uuidString.lowercased()
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let ports = try LoopbackPorts.free(5)
        (port, tlsPort, managementPort) = (ports[0], ports[1], ports[2])
        environment = Self.environment(in: directory, distributionPort: ports[3], mapperPort: ports[4])
        let lines = [
            "listeners.tcp.1 = 127.0.0.1:\(port)", "management.tcp.ip = 127.0.0.1",
            "management.tcp.port = \(managementPort)",
            "disk_free_limit.absolute = 50MB",
        ]
        let all = try lines + settings(directory, tlsPort)
        try (all.joined(separator: "\n") + "\n").write(
            toFile: directory + "/rabbitmq.conf", atomically: false, encoding: .utf8)
        try "[rabbitmq_management].\n".write(toFile: directory + "/enabled_plugins", atomically: false, encoding: .utf8)
        RunningRabbitMQServers.add(self)
    }

    /// How to reach the node as its administrator.
    package func endpoint() throws -> RabbitMQServer {
        RabbitMQServer(
            url: "amqp://guest:guest@127.0.0.1:\(port)/",
            management: try ManagementAPI(url: "http://guest:guest@127.0.0.1:\(managementPort)"))
    }

    /// Starts the node and waits until it takes connections; what it held durably before is there again.
    package func start() async throws {
        try await blocking { try self.launch() }
    }

    /// Ends the node in good order, as an operator does, and waits for its end.
    package func stop() async throws {
        try await blocking {
            try self.runControl(["shutdown"])
            try self.waitForExit()
        }
    }

    /// Ends the node without a warning, as a crash of its machine does, and waits for its end; it can be started again.
    package func kill() async throws {
        try await blocking {
            self.signal(SIGKILL)
            try self.waitForExit()
        }
    }

    /// Runs `rabbitmqctl`.
    package func control(_ arguments: [String]) async throws {
        try await blocking { try self.runControl(arguments) }
    }

    /// Kills the node and deletes its directory.
    package func remove() async throws {
        try await blocking { try self.killAndDelete() }
    }

    /// Freezes the node: its sockets stay open and nobody answers.
    package func freeze() {
        signal(SIGSTOP)
    }

    /// Lets a frozen node go on.
    package func thaw() {
        signal(SIGCONT)
    }

    private func launch() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.binaries + "/rabbitmq-server")
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let identifier = process.processIdentifier
        node.withLock { $0 = process }
        try runControl(["wait", "--pid", "\(identifier)", "--timeout", "90"])
    }

    private func runControl(_ arguments: [String]) throws {
        let variables = environment.map { "\($0.key)=\($0.value)" }
        try Command.run(["-i"] + variables + [Self.binaries + "/rabbitmqctl"] + arguments, in: directory)
    }

    private func waitForExit() throws {
        try node.withLock { node in
            try node?.awaitEnd()
            node = nil
        }
    }

    /// For the end of the process, too. A node started here has SIGTERM blocked, as the thread that started it has.
    fileprivate func killAndDelete() throws {
        signal(SIGKILL)
        try waitForExit()
        guard FileManager.default.fileExists(atPath: directory) else { return }
        try endPortMapper()
        try FileManager.default.removeItem(atPath: directory)
    }

    /// Ends epmd, which refuses until it has seen that the node is gone.
    private func endPortMapper(within deadline: Duration = .seconds(10)) throws {
        let end = ContinuousClock.now + deadline
        while true {
            do {
                return try Command.run(["epmd", "-port", environment["ERL_EPMD_PORT"] ?? "", "-kill"])
            } catch let failure as Command.Failure {
                guard ContinuousClock.now < end else { throw failure }
                Thread.sleep(forTimeInterval: 0.05)
            }
        }
    }

    private func signal(_ number: Int32) {
        node.withLock { if let node = $0, node.isRunning { Glibc.kill(node.processIdentifier, number) } }
    }

    private static func environment(in directory: String, distributionPort: Int, mapperPort: Int) -> [String: String] {
        [
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            "HOME": directory,
            "LANG": "C.UTF-8",
            "RABBITMQ_NODENAME": "casewire-\(mapperPort)@localhost",
            "RABBITMQ_MNESIA_BASE": directory + "/data",
            "RABBITMQ_LOG_BASE": directory + "/log",
            "RABBITMQ_CONFIG_FILE": directory + "/rabbitmq.conf",
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
            "RABBITMQ_ENABLED_PLUGINS_FILE": directory + "/enabled_plugins",
            "RABBITMQ_DIST_PORT": "\(distributionPort)",
            "ERL_EPMD_PORT": "\(mapperPort)",
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            // As every broker of Casewire's is started.
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-rabbit dead_letter_worker_publisher_confirm_timeout 15000",
            // Makes the start script become the node itself, so that signals reach it.
            "RUNNING_UNDER_SYSTEMD": "true",
        ]
    }
}

/// The private nodes of this process, removed when it exits.
private enum RunningRabbitMQServers {
    private static let servers = Mutex<[PrivateRabbitMQServer]>([])
    private static let removal: Void = { _ = atexit { RunningRabbitMQServers.removeAll() } }()

    static func add(_ server: PrivateRabbitMQServer) {
        removal
        servers.withLock { $0.append(server) }
    }

    private static func removeAll() {
        for server in servers.withLock(\.self) {
            do {
                try server.killAndDelete()
            } catch {
                FileHandle.standardError.write(
                    Data("a private RabbitMQ is left in \(server.directory): \(error)\n".utf8))
            }
        }
    }
}
