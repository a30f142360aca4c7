import AMQP
import ArgumentParser
import Contracts
import Domain
import Foundation

/// `casewire case list`: cases as a table, newest first.
struct CaseListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists cases, newest first.")

    @Option(help: "Only in this state: \(CaseSnapshot.State.allCases.map(\.rawValue).joined(separator: ", ")).")
    var state: CaseSnapshot.State?

    @Option(help: "Only of this agent, by id.")
    var assignee: String?

    @Option(help: "Only of this customer, by id.")
    var party: String?

    @Option(help: "How many at most.")
    var limit = 50

    @OptionGroup var answering: AnswerOptions
    @OptionGroup var broker: BrokerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let configuration = try broker.configuration()
        var query = ListCases(actor: .system(configuration.user))
        query.state = state
        query.assignee = try assignee.map { try RecordID(argument: $0) }
        query.partyId = try party.map { try RecordID(argument: $0) }
        let (wanted, patience) = (query, answering.patience)
        let cases = try await BrokerSession.open(configuration) { session in
            try await CommandClient.open(session, patience: patience) { client in
                try await CaseReader(client: client).list(wanted, limit: limit)
            }
        }
        output.write(.list(cases)) { CaseTable(cases).lines($0) }
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
