import ArgumentParser
import Foundation

/// `casewire load`: publishes, follows and proves.
struct LoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Loads an installation, measures how fast it is, and proves that nothing was lost or done twice.",
        discussion: """
            Publishes messages to intake, follows the events as any subscriber may, and at the end proves: every \
            confirmed message has exactly one outcome, no case exists twice, each case's events are gap-free and in \
            order, every notification was made once, queues and outboxes run empty, and the dead letters are the bad \
            inputs that were planted. Latencies are measured with one clock, from the instant at which a message was \
            due (not from when it could be sent) to the arrival of the event. Exit status 1 if a proof fails.

            With --agents, that many agents are made for the run, get its cases and accept them; each holds at most \
            \(LoadDesk.capacity). Whatever ends the run, they go off duty. The run's rule for --mails takes every \
            case, since mails have no category: use an installation for tests. Without --agents, the cases of JSON \
            messages are parked with a group of nobody, while those of mails are offered to whichever agents there \
            are, now or later. Customers are answered by mail: let CASEWIRE_SMTP_URL name a sink.

            Without --management-url, messages that a service is working on are not counted among those in queues; \
            the watermarks tell whether everything was committed and published. Ctrl-C before the first message \
            ends the run; after it the publishing, and a second one the wait: what was published is still proved. A \
            message takes about 200 bytes of memory.

            EXAMPLES
              casewire load --messages 100000 --size 800 --rate max
              casewire load --rate 200 --duration 60s --bad 1% --repeat 1% --html load.html
              casewire load --messages 2000 --rate 50 --agents 4 --texts questions.csv
              casewire load --curve arrivals.json --speed 3600 --duration 168s
              casewire load --messages 500 --rate 20 --mails mails --json --quiet > load.json
            """)

    @OptionGroup var arrival: LoadArrivalOptions
    @OptionGroup var material: LoadMaterialOptions

    @Option(help: ArgumentHelp("So many agents accept the cases.", valueName: "count"))
    var agents = 0

    @Flag(help: "Follow only intake: the other services need not run.")
    var intakeOnly = false

    @Option(help: ArgumentHelp("How long the run may go without getting further.", valueName: "time"))
    var patience = DurationArgument(.seconds(60))

    @Option(help: ArgumentHelp("How long queues and outboxes may take to run empty.", valueName: "time"))
    var settle = DurationArgument(.seconds(60))

    @Option(name: .customLong("run"), help: "The name of this run: letters and digits; a new one if absent.")
    var runName: String?

    @OptionGroup var files: LoadFileOptions
    @OptionGroup var broker: BrokerOptions
    @OptionGroup var management: ManagementOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        let isName = runName.map {
            (1...16).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
        guard isName ?? true else { throw ValidationError("A run's name has 1 to 16 letters and digits.") }
        guard (0...1_000).contains(agents) else { throw ValidationError("--agents must be from 0 to 1000.") }
        guard agents == 0 || !intakeOnly else {
            throw ValidationError("--agents and --intake-only exclude each other.")
        }
    }

    func run() async throws {
        let settings = try settings()
        let client = management.isGiven() ? try management.client() : nil
        let display = LoadDisplay(output, expected: settings.plan.expected, scope: settings.scope)
        let run = LoadRun(
            settings: settings, configuration: try broker.configuration(), management: client, display: display)
        let result = try await run.run()
        output.write(result.json) { result.lines($0) }
        try files.write(result)
        guard result.holds else {
            let failed = result.proofs.count { !$0.holds }
            throw ToolFailure(.failedCheck, "\(failed) proof\(failed == 1 ? " fails" : "s fail").")
        }
    }

    private func settings() throws(ToolFailure) -> LoadSettings {
        let plan = try arrival.plan()
        if agents > 0, let expected = plan.expected, expected > agents * LoadDesk.capacity {
            throw ToolFailure(
                .usage, "\(expected) cases are to come; --agents \(agents) holds \(agents * LoadDesk.capacity).")
        }
        let name = runName ?? String(UUID().uuidString.lowercased().prefix(8))
        let scope = LoadAccount.Scope(
            isIntakeOnly: intakeOnly, hasAgents: agents > 0, mayRefuse: material.mails != nil)
        return LoadSettings(
            plan: plan, messages: try material.messages(run: name, hasAgents: agents > 0), scope: scope, agents: agents,
            patience: patience.duration, drainLimit: settle.duration)
    }
}
