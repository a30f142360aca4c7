import ArgumentParser
import Contracts

/// `casewire dead discard`.
struct DeadDiscardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard", abstract: "Throws dead letters away for good.")

    @Argument(help: "The letters' ids, the beginnings of them, or the messages' own ids.")
    var ids: [String] = []

    @Flag(help: "All that --service and --code leave.")
    var all = false

    @Flag(help: "Really throw them away.")
    var yes = false

    @OptionGroup var operatorOptions: OperatorOptions
    @OptionGroup var broker: BrokerOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var letters: DeadLetterOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard ids.isEmpty == all else { throw ValidationError("Name the letters, or say --all.") }
    }

    func run() async throws {
        guard yes else {
            throw ToolFailure(
                .usage, "Discarding cannot be undone.", advice: "Look with casewire dead show, then say --yes.")
        }
        try await DeadLetterWork(
            action: .discard, ids: ids, operatorOptions: operatorOptions, broker: broker, database: database,
            letters: letters,
            output: output
        ).run()
    }
}
