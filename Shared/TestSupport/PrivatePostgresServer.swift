import Foundation
import Glibc
package import Postgres
import Synchronization

/// A PostgreSQL server in a temporary directory, on a free port of the loopback, with Debian's binaries. It never runs
/// as root.
package final class PrivatePostgresServer: Sendable {
    /// The directory that holds the data, the log and what a test puts there.
    package let directory: String
    /// The port on 127.0.0.1.
    package let port: Int
    private let binaries: String
    private let postmaster = Mutex<Process?>(nil)

    /// What went wrong with a private server.
    package enum Failure: Error {
        case noBinaries
        case doesNotAnswer(PostgresError)
    }

    /// Creates a cluster, not yet running, whose superuser `postgres` needs no password; `settings` go into
    /// postgresql.conf.
    package static func make(
        settings: [String] = [], in parent: String = NSTemporaryDirectory()
    ) async throws -> PrivatePostgresServer {
        try await blocking { try PrivatePostgresServer(settings: settings, in: parent) }
    }

    private init(settings: [String], in parent: String) throws {
        binaries = try Self.findBinaries()
        port = try LoopbackPorts.free(1)[0]
        directory = parent + "/casewire-postgres-" + UUID().uuidString.lowercased()
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        if Self.isRoot { try Command.run(["chown", "postgres", directory]) }
        try run("initdb", ["--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--pgdata", data])
        let all = [
            "listen_addresses = '127.0.0.1'", "port = \(port)", "unix_socket_directories = ''", "fsync = off",
            "max_connections = 300", "logging_collector = off",
        ]
        try append((all + settings).joined(separator: "\n") + "\n", to: data + "/postgresql.conf")
        RunningServers.add(self)
    }

    private var data: String { directory + "/data" }

    /// Starts the server and waits until it answers; what it held before is there again.
    package func start() async throws {
        try launch()
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            do throws(PostgresError) {
                await (try PostgresConnection.connect(try configuration())).close()
                return
            } catch {
                guard ContinuousClock.now < deadline else { throw Failure.doesNotAnswer(error) }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    /// Runs the server as a child of this process: `pg_ctl` leaves it our descriptors, for whose end Foundation waits.
    private func launch() throws {
        let log = directory + "/log"
        try Data().write(to: URL(fileURLWithPath: log))
        let output = try FileHandle(forUpdating: URL(fileURLWithPath: log))
        defer { output.closeFile() }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = asServerUser + [binaries + "/postgres", "-D", data]
        process.currentDirectoryURL = URL(fileURLWithPath: directory)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        postmaster.withLock { $0 = process }
    }

    /// Stops the server at once, breaking every connection; does nothing if it is not running.
    package func stop() async throws {
        try await blocking { try self.terminate() }
    }

    private func terminate() throws {
        try postmaster.withLock { process in
            process?.interrupt()
            try process?.awaitEnd()
            process = nil
        }
    }

    /// Starts the server if it has ended itself, and waits until it answers.
    package func startUnlessRunning() async throws {
        if !isRunning { try await start() }
    }

    /// What the server has logged since its start.
    package func logText() throws -> String { try String(contentsOfFile: directory + "/log", encoding: .utf8) }

    /// Whether the server runs.
    package var isRunning: Bool { postmaster.withLock { $0?.isRunning ?? false } }

    /// Ends the server and all its sessions without a warning, as a crash does, and waits for the end; it can be
    /// started again.
    package func kill() async throws {
        try await blocking {
            try self.signalAll(SIGKILL)
            try self.terminate()
        }
    }

    /// Freezes the whole server: its sockets stay open, and nobody answers.
    package func freeze() async throws { try await blocking { try self.signalAll(SIGSTOP) } }

    /// Lets a frozen server go on.
    package func thaw() async throws { try await blocking { try self.signalAll(SIGCONT) } }

    /// The postmaster stands still first, so that it starts no more sessions meanwhile. The kernel's list of children
    /// may miss one while others end, hence twice.
    private func signalAll(_ number: Int32) throws {
        guard let process = postmaster.withLock({ $0?.isRunning == true ? $0?.processIdentifier : nil }) else { return }
        Glibc.kill(process, SIGSTOP)
        for _ in 0..<2 {
            let children = try String(contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)
            for child in children.split(separator: " ").compactMap({ Int32($0) }) { Glibc.kill(child, number) }
        }
        Glibc.kill(process, number)
    }

    /// Freezes the session's process: its socket stays open, and nobody answers.
    package func freeze(_ processID: Int32) { Glibc.kill(processID, SIGSTOP) }

    /// Lets a frozen session go on.
    package func thaw(_ processID: Int32) { Glibc.kill(processID, SIGCONT) }

    /// Stops the server and deletes its directory.
    package func remove() async throws {
        try await blocking { try self.terminateAndDelete() }
    }

    /// The same, for the end of the process.
    fileprivate func terminateAndDelete() throws {
        try terminate()
        guard FileManager.default.fileExists(atPath: directory) else { return }
        try FileManager.default.removeItem(atPath: directory)
    }

    /// How to reach the server as its superuser.
    package func configuration(database: String = "postgres") throws(PostgresError) -> PostgresConfiguration {
        try PostgresConfiguration(url: url(database: database))
    }

    /// The same as a URL.
    package func url(database: String = "postgres") -> String { "postgresql://postgres@127.0.0.1:\(port)/\(database)" }

    /// Puts a file into the data directory, readable by the server alone, and says where it is.
    @discardableResult
    package func install(_ content: String, as name: String) throws -> String {
        let path = data + "/" + name
        try Data(content.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        if Self.isRoot { try Command.run(["chown", "postgres", path]) }
        return path
    }

    private func append(_ text: String, to path: String) throws {
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { file.closeFile() }
        try file.seekToEnd()
        try file.write(contentsOf: Data(text.utf8))
    }

    private var asServerUser: [String] {
        Self.isRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : []
    }

    private func run(_ tool: String, _ arguments: [String]) throws {
        try Command.run(asServerUser + [binaries + "/" + tool] + arguments, in: directory)
    }
}

extension PrivatePostgresServer {
    private static var isRoot: Bool { geteuid() == 0 }

    private static func findBinaries() throws -> String {
        let root = "/usr/lib/postgresql"
        let versions = try FileManager.default.contentsOfDirectory(atPath: root).compactMap { Int($0) }
        guard let newest = versions.max() else { throw Failure.noBinaries }
        return "\(root)/\(newest)/bin"
    }
}

/// The private servers of this process, removed when it exits.
private enum RunningServers {
    private static let servers = Mutex<[PrivatePostgresServer]>([])
    private static let removal: Void = { _ = atexit { RunningServers.removeAll() } }()

    static func add(_ server: PrivatePostgresServer) {
        removal
        servers.withLock { $0.append(server) }
    }

    private static func removeAll() {
        for server in servers.withLock(\.self) {
            do {
                try server.terminateAndDelete()
            } catch {
                FileHandle.standardError.write(
                    Data("a private PostgreSQL is left in \(server.directory): \(error)\n".utf8))
            }
        }
    }
}
