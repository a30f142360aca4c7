import ArgumentParser

/// `casewire case`: looks at cases.
struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Lists cases, or shows one with its time line.",
        discussion: """
            EXAMPLES
              casewire case list --state open
              casewire case show CS0000007
            """,
        subcommands: [CaseListCommand.self, CaseShowCommand.self])
}
