import Foundation
import TestSupport

/// An executable of the package that runs, with its output in a file.
final class Program: Sendable {
    /// What it writes to standard output, and to standard error.
    let output: URL
    let errors: URL
    private let name: String
    private let process: ChildProcess

    /// Starts `name`, which lies beside the tests, with that environment and no other.
    init(_ name: String, _ arguments: [String] = [], environment: [String: String], in directory: URL) throws {
        self.name = name
        let run = "\(name)-\(UUID().uuidString.prefix(8))"
        output = directory.appending(path: run + ".out")
        errors = directory.appending(path: run + ".err")
        process = try ChildProcess(
            Self.folder.appending(path: name), arguments: arguments, environment: environment, in: directory,
            output: output, errors: errors)
    }

    /// Whether it has not ended.
    var isRunning: Bool { process.isRunning }

    /// Waits for its end; says its exit status. One that takes too long is killed, and what it was at is told.
    @discardableResult
    func end(within deadline: Duration = .seconds(300)) async throws -> Int32 {
        try await blocking {
            do {
                return try self.process.awaitEnd(within: deadline)
            } catch {
                let state = self.state
                self.signal(SIGKILL)
                _ = try self.process.awaitEnd(within: .seconds(10))
                throw Unending(description: "\(self.name): \(error): \(state)\n\(try self.text().suffix(2_000))")
            }
        }
    }

    /// Ends it without a warning (SIGKILL), and waits until it is gone.
    func kill() async throws {
        signal(SIGKILL)
        try await end()
    }

    /// Asks it to end (SIGTERM), and waits until it is gone.
    @discardableResult
    func stop() async throws -> Int32 {
        signal(SIGTERM)
        return try await end()
    }

    /// Sends it a signal.
    func signal(_ number: Int32) { process.signal(number) }

    /// What the kernel says of each of its threads: its name, its state, and where it waits.
    private var state: String {
        let folder = "/proc/\(process.identifier)/task"
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let said = threads.map { thread in
            ["stat", "wchan"]
                .map { (try? String(contentsOfFile: "\(folder)/\(thread)/\($0)", encoding: .utf8)) ?? "gone" }
                .map { $0.split(separator: " ").prefix(3).joined(separator: " ") }
                .joined(separator: " ")
        }
        return "process \(process.identifier): \(said.joined(separator: "; "))"
    }

    /// A program that did not end.
    struct Unending: Error, CustomStringConvertible {
        let description: String
    }

    /// Everything that it has written to standard output so far.
    func text() throws -> String { try String(contentsOf: output, encoding: .utf8) }

    /// Everything that it has written to standard error so far.
    func errorText() throws -> String { try String(contentsOf: errors, encoding: .utf8) }

    /// Where `swift build` puts the executables: the folder of the tests' own.
    static let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
}
