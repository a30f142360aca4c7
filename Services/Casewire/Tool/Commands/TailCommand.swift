import ArgumentParser
import Contracts
import Synchronization

/// `casewire tail`: prints events as they happen.
struct TailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail",
        abstract: "Follows the events, one line each.",
        discussion: """
            Without a pattern, all events but feed.* are printed. With --json, each line is the whole event. Ends \
            with SIGINT, or \
            after --count events.

            EXAMPLES
              casewire tail
              casewire tail 'case.#' 'offer.#'
              casewire tail --json 'intake.refused.#' --count 10
            """)

    @Argument(help: "Binding keys, such as case.# or case.opened.v1.*.")
    var patterns: [String] = []

    @Option(help: "End after so many events.")
    var count: Int?

    @OptionGroup var broker: BrokerOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard count ?? 1 > 0 else { throw ValidationError("The count must be greater than 0.") }
    }

    func run() async throws {
        let configuration = try broker.configuration()
        let (patterns, output) = (patterns, output)
        let left = Mutex(count ?? .max)
        try await StopSignal.whileRunning {
            try await BrokerSession.open(configuration) { session in
                let follower = EventFollower(session: session, patterns: patterns.isEmpty ? ["#"] : patterns)
                try await follower.follow {
                    try await Deadline.untilCancelled()
                } _: { followed in
                    guard Self.isWanted(followed, patterns) else { return true }
                    Self.write(followed, output)
                    return left.withLock { left in
                        left -= 1
                        return left > 0
                    }
                }
            }
        }
    }

    private static func isWanted(_ followed: EventFollower.Followed, _ patterns: [String]) -> Bool {
        !patterns.isEmpty || followed.event?.type.routingWords.hasPrefix("feed.") != true
    }

    private static func write(_ followed: EventFollower.Followed, _ output: OutputOptions) {
        guard output.json else {
            let text = followed.event.map { EventLine($0).text(.forOutput(.process)) }
            return Terminal.output.writeLine(text ?? "an event that cannot be read (\(followed.body.count) bytes)")
        }
        Terminal.output.write(followed.body + [0x0a])
    }
}
