import ArgumentParser
import Contracts
import Synchronization

/// `casewire dead show`: one dead letter with its headers and body.
struct DeadShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a dead letter with its headers and body, as text or in hexadecimal digits.")

    @Argument(help: "The letter's id, the beginning of it, or the message's own id.")
    var id: String

    @OptionGroup var broker: BrokerOptions
    @OptionGroup var letters: DeadLetterOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let found = Mutex<[DeadLetter]>([])
        try await BrokerSession.open(try broker.configuration()) { session in
            for service in letters.services {
                try await DeadLetterQueue(service: service, session: session).review(limit: letters.limit) { letter in
                    if letter.isCalled(id) { found.withLock { $0.append(letter) } }
                    return .keep
                }
            }
        }
        let shown = found.withLock(\.self)
        guard !shown.isEmpty else {
            throw ToolFailure(
                .failedCheck, "No dead letter is called \(id.printable).",
                advice: "casewire dead list shows them; --limit looks further into the queues.")
        }
        output.write(.list(shown.map(\.details))) { painter in shown.flatMap { $0.page(painter) } }
    }
}
