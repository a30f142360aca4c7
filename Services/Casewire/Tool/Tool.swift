package import ArgumentParser

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

/// The root of all commands.
package struct CasewireCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "casewire",
        abstract: "Sets up, checks, watches and drives a Casewire installation.",
        discussion: """
            Where the broker and the database are is said by flags or by the environment: CASEWIRE_AMQP_URL, \
            CASEWIRE_MANAGEMENT_URL, CASEWIRE_POSTGRES_URL. A variable with _FILE at its end names a file with the value.

            Every command that prints something prints it as JSON with --json.

            EXIT STATUS
            \(ExitStatus.documentation)

            EXAMPLES
              casewire migrate --create-roles && casewire topology
              casewire doctor
              casewire publish letter.eml --wait
              casewire case show CS0000007
              casewire dead list
            """,
        subcommands: [ExitCodesCommand.self, MailSinkCommand.self]
    )

    package init() {}
}
