import AMQP
import ArgumentParser
import Contracts
import Foundation

/// `casewire demo`: plays the main job on real mails, and proves that nothing was lost or done twice.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Plays the main job on real mails, from the first one to the answered survey, and proves it.",
        discussion: """
            The mails go in as raw mail; a desk of demo agents accepts the cases; one case is raised as an incident \
            and \
            solved; and what lies in the mail sink is answered as a customer would: a reply that threads, a mail that \
            accepts the solution and closes the case, a mail that answers the survey. At the end come a table of \
            cases, one \
            time line, and counts; exit status 1 if a count does not add up.

            Each run puts a tag into the mails' Message-IDs, so that a further run is not taken for a repetition; \
            --keep-ids leaves the mails as they are.

            EXAMPLES
              casewire demo --fixtures Tests/Fixtures/mail --sink-directory .run/mail
              casewire demo --fixtures mails --sink-directory mails-out --json --quiet > result.json
            """)

    @Option(help: "The folder with the mails (*.eml).")
    var fixtures = "Tests/Fixtures/mail"

    @Option(help: "The mail sink's directory.")
    var sinkDirectory: String

    @Option(name: .customLong("run"), help: "The tag of this run: letters and digits; a new one if absent.")
    var runTag: String?

    @Flag(help: "Leave the mails' Message-IDs as they are.")
    var keepIds = false

    @Option(help: "How many seconds a step may go without getting further.")
    var timeout = 120

    @OptionGroup var broker: BrokerOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        let isTag = runTag.map {
            (1...32).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
        guard isTag ?? true else { throw ValidationError("A run's tag has 1 to 32 letters and digits.") }
        guard (1...3_600).contains(timeout) else {
            throw ValidationError("The timeout must be from 1 to 3600 seconds.")
        }
    }

    func run() async throws {
        let configuration = try broker.configuration()
        let tag = runTag ?? String(UUID().uuidString.lowercased().prefix(8))
        let found = try DemoMail.all(in: fixtures)
        let demo = Demo(mails: keepIds ? found : DemoMail.tagged(found, with: tag))
        let result = try await play(demo, tag, configuration)
        output.write(result.json) { result.lines($0) }
        guard result.holds else {
            let failed = result.checks.count { !$0.holds }
            throw ToolFailure(.failedCheck, "\(failed) count\(failed == 1 ? " does" : "s do") not add up.")
        }
    }

    private func play(_ demo: Demo, _ tag: String, _ configuration: AMQPConfiguration) async throws -> DemoResult {
        let sink = try SinkDirectory(sinkDirectory)
        let narrator = DemoNarrator(output)
        let patience = Duration.seconds(timeout)
        let board = Board(DemoWorld())
        return try await BrokerSession.open(configuration) { session in
            try await CommandClient.open(session, patience: patience) { client in
                let stage = DemoStage(
                    client: client, session: session, board: board, sink: sink, narrator: narrator, run: tag,
                    patience: patience)
                let result = Board<DemoResult?>(nil)
                try await EventFollower(session: session, patterns: ["#"]).follow {
                    let played = try await demo.run(on: stage)
                    await result.update { $0 = played }
                } _: { followed in
                    if let event = followed.event { await board.update { $0.take(event) } }
                    return true
                }
                guard let played = await result.state else {
                    throw ToolFailure(.failedCheck, "The demo did not come to its end.")
                }
                return played
            }
        }
    }
}
