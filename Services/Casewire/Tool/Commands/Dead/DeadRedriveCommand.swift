import ArgumentParser
import Contracts

/// `casewire dead redrive`.
struct DeadRedriveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redrive", abstract: "Sends dead letters back to the queue they were taken from.")

    @Argument(help: "The letters' ids, the beginnings of them, or the messages' own ids.")
    var ids: [String] = []

    @Flag(help: "All that --service and --code leave.")
    var all = false

    @OptionGroup var operatorOptions: OperatorOptions
    @OptionGroup var broker: BrokerOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var letters: DeadLetterOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard ids.isEmpty == all else { throw ValidationError("Name the letters, or say --all.") }
    }

    func run() async throws {
        try await DeadLetterWork(
            action: .redrive, ids: ids, operatorOptions: operatorOptions, broker: broker, database: database,
            letters: letters,
            output: output
        ).run()
    }
}
