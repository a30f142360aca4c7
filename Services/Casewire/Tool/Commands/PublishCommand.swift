import ArgumentParser
import Contracts
import Domain
import Durability
import Foundation

/// `casewire publish`: hands messages to intake, as a channel adapter does.
struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Publishes mails or JSON messages to intake.",
        discussion: """
            A file whose name ends in .json holds a JSON message: a whole CloudEvent, or only the data of an \
            intake.message. Any other file is a raw mail. Every message is confirmed by the broker before the tool \
            says so. Publishing the same message again has no further effect.

            With --wait the tool prints what became of each message. One that came before, byte for byte, has no \
            second outcome: it is called repeated, some ten seconds after intake has emptied its queues and published \
            all that it made of them. If a message is refused, the exit status is \(ExitStatus.refused.rawValue); \
            what was refused lies in casewire dead list. If intake says nothing for --timeout seconds, it is \
            \(ExitStatus.timedOut.rawValue).

            EXAMPLES
              casewire publish letter.eml
              casewire publish mails/*.eml --repeat 2 --rate 50
              casewire publish request.json --channel web --wait
            """)

    @Argument(help: "The files; - is a mail on standard input.")
    var files: [String]

    @Option(help: "The channel of JSON messages: \(Channel.allCases.map(\.rawValue).joined(separator: ", ")).")
    var channel: Channel?

    @Option(name: .customLong("repeat"), help: "Publish everything so many times.")
    var repetitions = 1

    @Option(help: "Publish so many messages a second.")
    var rate: Int?

    @Flag(help: "Wait until intake has said what became of each.")
    var wait = false

    @OptionGroup var answering: AnswerOptions
    @OptionGroup var broker: BrokerOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("Name the files.") }
        guard (1...1_000_000).contains(repetitions) else {
            throw ValidationError("--repeat must be from 1 to 1000000.")
        }
        guard rate.map({ (1...100_000).contains($0) }) ?? true else {
            throw ValidationError("--rate must be from 1 to 100000.")
        }
    }

    func run() async throws {
        let configuration = try broker.configuration()
        let once = try files.map(read)
        let items = Array(repeatElement(once, count: repetitions).joined())
        let (rate, wait, patience, output) = (rate, wait, answering.patience, output)
        let outcomes = try await BrokerSession.open(configuration) { session in
            let publisher = IntakePublisher(session: session, rate: rate)
            let progress = output.progress("publishing", total: items.count)
            guard wait else {
                try await publisher.publish(items, progress)
                return [IntakeOutcome]()
            }
            return try await OutcomeWait(session: session, patience: patience).outcomes(of: once) {
                try await publisher.publish(items, progress)
            }
        }
        report(items.count, outcomes, of: once)
        let refused = outcomes.count { $0.word == IntakeOutcome.refused }
        guard refused == 0 else {
            throw ToolFailure(
                .refused, "Refused: \(refused) of \(outcomes.count).",
                advice: "casewire dead list --service intake has what was refused; mended, it needs an id of its own.")
        }
    }

    private func read(_ file: String) throws -> IntakeItem {
        let bytes = file == "-" ? try ArgumentText.read(file) : try ArgumentText.file(file)
        let name = URL(filePath: file).lastPathComponent
        guard file.hasSuffix(".json") else { return IntakeItem(mail: bytes, name: name) }
        return try IntakeItem(json: bytes, name: name, channel: channel, at: SystemTime().now())
    }

    /// Prints the outcomes of the items, in whose order they are.
    private func report(_ count: Int, _ outcomes: [IntakeOutcome], of items: [IntakeItem]) {
        let found: JSONValue = .list(
            zip(items, outcomes).map { item, outcome in outcome.json.with("file", .string(item.name)) })
        output.write(.members(("published", .count(count)), ("outcomes", wait ? found : nil))) { painter in
            var table = TextTable([
                .init("FILE", limit: 40), .init("ID", limit: 80), .init("OUTCOME"), .init("CASE"), .init("REASON"),
            ])
            for (item, outcome) in zip(items, outcomes) {
                // By the message's own id a refused one is found in `dead list`.
                let known = outcome.word == IntakeOutcome.refused ? nil : outcome.externalID ?? item.externalID
                let id = known ?? outcome.messageID
                table.add([item.name, id, outcome.word, outcome.caseNumber, outcome.reason])
            }
            return ["published: \(count)"] + (wait ? table.lines(painter) : [])
        }
    }
}

extension Channel: ExpressibleByArgument {}
