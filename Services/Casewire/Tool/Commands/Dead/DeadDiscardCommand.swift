import ArgumentParser
import Contracts

/// `casewire dead discard`.
struct DeadDiscardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard", abstract: "Throws dead letters away for good.")

    @OptionGroup var choice: DeadLetterChoice

    @Flag(help: "Really throw them away.")
    var yes = false

    func run() async throws {
        guard yes else {
            throw ToolFailure(
                .usage, "Discarding cannot be undone.", advice: "Look with casewire dead show, then say --yes.")
        }
        try await choice.work(.discard).run()
    }
}
