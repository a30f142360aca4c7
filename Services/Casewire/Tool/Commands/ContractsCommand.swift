import ArgumentParser

/// `casewire contracts`: the published documents of the contract.
struct ContractsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contracts", abstract: "Writes or compares the published documents of the contract.",
        subcommands: [ContractsWriteCommand.self])
}
