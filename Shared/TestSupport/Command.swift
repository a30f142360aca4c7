import Foundation

/// A program run to its end.
package enum Command {
    /// A program that did not end well, and what it printed.
    package struct Failure: Error {
        package let command: String
        package let output: String
    }

    /// Runs a command, found by PATH; throws what it printed if it fails.
    package static func run(_ command: [String], in directory: String = NSTemporaryDirectory()) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = URL(fileURLWithPath: directory)
        let log = directory + "/command-" + UUID().uuidString
        try Data().write(to: URL(fileURLWithPath: log))
        // A file and not a pipe: a server that the command starts inherits it, and would keep a pipe open for as long
        // as it runs.
        let output = try FileHandle(forUpdating: URL(fileURLWithPath: log))
        defer {
            output.closeFile()
            // How the command ended matters more than a log that stays.
            unlink(log)
        }
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try process.awaitEnd()
        let text = try String(contentsOfFile: log, encoding: .utf8)
        guard process.terminationStatus == 0 else {
            throw Failure(command: command.joined(separator: " "), output: text)
        }
    }
}
