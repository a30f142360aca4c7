import ArgumentParser
import Contracts

/// `casewire dead redrive`.
struct DeadRedriveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redrive", abstract: "Sends dead letters back to the queue they were taken from.")

    @OptionGroup var choice: DeadLetterChoice

    func run() async throws {
        try await choice.work(.redrive).run()
    }
}
