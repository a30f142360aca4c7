package import ArgumentParser

/// The root of all commands.
package struct CasewireCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "casewire",
        abstract: "Sets up, checks, watches and drives a Casewire installation.",
        discussion: """
            Where the broker and the database are is said by flags or by the environment: CASEWIRE_AMQP_URL, \
            CASEWIRE_MANAGEMENT_URL, CASEWIRE_POSTGRES_URL. A variable with _FILE at its end names a file with the \
            value.

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
        subcommands: [ExitCodesCommand.self],
        groupedSubcommands: [
            CommandGroup(
                name: "Setting up and looking after",
                subcommands: [
                    MigrateCommand.self, TopologyCommand.self, DoctorCommand.self, DeadCommand.self, ConfigCommand.self,
                    ContractsCommand.self, HealthCommand.self, MailSinkCommand.self,
                ]),
            CommandGroup(
                name: "Working and watching",
                subcommands: [
                    PublishCommand.self, CaseCommand.self, CommandCommand.self, TailCommand.self, DemoCommand.self,
                    LoadCommand.self,
                ]),
        ]
    )

    /// Makes the command; the parser does.
    package init() {}
}
