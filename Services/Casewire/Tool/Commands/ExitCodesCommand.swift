import ArgumentParser
import Contracts

/// `casewire exit-codes`: what the exit statuses mean.
struct ExitCodesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exit-codes",
        abstract: "Tells what the exit statuses mean.",
        discussion: ExitStatus.documentation)

    @OptionGroup var output: OutputOptions

    func run() {
        let statuses = ExitStatus.allCases.map { status -> JSONValue in
            ["status": .integer(Int64(status.rawValue)), "meaning": .string(status.meaning)]
        }
        output.write(.list(statuses)) { _ in ExitStatus.documentation.split(separator: "\n").map(String.init) }
    }
}
