import ArgumentParser

/// `casewire dead`: what the services put aside.
struct DeadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead",
        abstract: "Lists, shows, sends back or throws away dead letters.",
        discussion: """
            A message that no service could handle is kept in casewire.<service>.dead with the reason in its \
            headers. Looking at \
            dead letters takes them from the queue and gives them back, so two people should not do it at once.

            Each redrive and each discard is recorded in the table operations.operator_action, which needs the \
            database \
            (--postgres-url); without it nothing is sent back or thrown away.

            EXAMPLES
              casewire dead list
              casewire dead show 4f0c21aa9d
              casewire dead redrive 4f0c21aa9d --note "fixed the template"
              casewire dead redrive --all --service intake --code unavailable
              casewire dead discard 4f0c21aa9d --yes --note "spam"
            """,
        subcommands: [DeadListCommand.self, DeadShowCommand.self, DeadRedriveCommand.self, DeadDiscardCommand.self])
}
