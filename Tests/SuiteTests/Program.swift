import Foundation
import TestSupport

/// An executable of the package that runs, with its output in a file.
final class Program: Sendable {
    /// What it writes to standard output, and to standard error.
    let output: URL
    let errors: URL
    private let process: Process

    /// Starts `name`, which lies beside the tests, with that environment and no other.
    init(_ name: String, _ arguments: [String] = [], environment: [String: String], in directory: URL) throws {
        let run = "\(name)-\(UUID().uuidString.prefix(8))"
        output = directory.appending(path: run + ".out")
        errors = directory.appending(path: run + ".err")
        process = Process()
        process.executableURL = Self.folder.appending(path: name)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = directory
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.newFile(output)
        process.standardError = try Self.newFile(errors)
        try process.run()
    }

    /// Whether it has not ended.
    var isRunning: Bool { process.isRunning }

    /// Waits for its end; says its exit status.
    @discardableResult
    func end() async throws -> Int32 {
        try await blocking { [process] in
            process.waitUntilExit()
            return process.terminationStatus
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
    func signal(_ number: Int32) { _ = Foundation.kill(process.processIdentifier, number) }

    /// Everything that it has written to standard output so far.
    func text() throws -> String { try String(contentsOf: output, encoding: .utf8) }

    /// Everything that it has written to standard error so far.
    func errorText() throws -> String { try String(contentsOf: errors, encoding: .utf8) }

    /// Where `swift build` puts the executables: the folder of the tests' own.
    static let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

    private static func newFile(_ url: URL) throws -> FileHandle {
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }
}
