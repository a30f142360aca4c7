import AMQP
import ArgumentParser
import Contracts
import Domain
import Foundation

/// `casewire case list`: cases as a table, newest first.
struct CaseListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists cases, newest first.",
        discussion: """
            OPENED is the customer's own time, as the channel says it, but an hour before the message came at most: \
            the case's clocks run from then on. `case show` has when it was created.

            If there are more than are shown, the last line says so, and in JSON `next` is the cursor to go on from.

            EXAMPLES
              casewire case list --state open
              casewire case list --all --json | jq -r '.cases[].case.number'
            """)

    @Option(help: "Only in this state: \(CaseSnapshot.State.allCases.map(\.rawValue).joined(separator: ", ")).")
    var state: CaseSnapshot.State?

    @Option(help: "Only of this agent, by id.")
    var assignee: String?

    @Option(help: "Only of this customer, by id.")
    var party: String?

    @Option(help: "How many at most.")
    var limit = 50

    @Flag(help: "All that there are, however many.")
    var all = false

    @Option(help: "Go on where an earlier list ended: its `next`.")
    var cursor: String?

    @OptionGroup var answering: AnswerOptions
    @OptionGroup var broker: BrokerOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit must be from 1 to 1000000.") }
    }

    func run() async throws {
        let configuration = try broker.configuration()
        var query = ListCases(actor: .system(configuration.user))
        query.state = state
        query.assignee = try assignee.map { try RecordID(argument: $0) }
        query.partyId = try party.map { try RecordID(argument: $0) }
        query.cursor = cursor
        let (wanted, limit, patience, isTable) = (query, all ? .max : limit, answering.patience, !output.json)
        let listing = try await BrokerSession.open(configuration) { session in
            try await CommandClient.open(session, patience: patience) { client in
                let reader = CaseReader(client: client)
                var listing = try await reader.list(wanted, limit: limit)
                if isTable { listing.names = try await reader.assignees(of: listing.cases, by: wanted.actor) }
                return listing
            }
        }
        output.write(listing.json) { listing.lines($0) }
    }
}

extension CaseSnapshot.State: ExpressibleByArgument {}

extension Identifier {
    /// Reads an id from the command line; throws `usage` for anything else.
    init(argument: String) throws(ToolFailure) {
        guard let id = Identifier(argument) else {
            throw ToolFailure(.usage, "\(argument.printable) is not an id (a UUID).")
        }
        self = id
    }
}
