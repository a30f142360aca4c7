import ArgumentParser

/// The command line `casewire`.
package enum Tool {
    /// Parses the process's arguments, runs the command, and ends the process with one of the documented statuses.
    package static func main() async {
        do {
            var command = try await CasewireCommand.asyncParseAsRoot(nil)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as ToolFailure {
            Terminal.error.writeLine("casewire: \(failure)")
            CasewireCommand.exit(withError: ExitCode(failure.status.rawValue))
        } catch {
            CasewireCommand.exit(withError: error)
        }
    }
}
