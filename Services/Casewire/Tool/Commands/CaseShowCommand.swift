import AMQP
import ArgumentParser
import Contracts
import Domain

/// `casewire case show`: one case and its time line.
struct CaseShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a case and what happened to it.")

    @Argument(help: "The case's number, such as CS0000007.")
    var number: String

    @OptionGroup var answering: AnswerOptions
    @OptionGroup var broker: BrokerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let configuration = try broker.configuration()
        let (actor, patience) = (Principal.system(configuration.user), answering.patience)
        let (record, history) = try await BrokerSession.open(configuration) { session in
            try await CommandClient.open(session, patience: patience) { client in
                let reader = CaseReader(client: client)
                let id = try await reader.find(number, by: actor)
                return (try await reader.get(id, by: actor), try await reader.history(id, by: actor))
            }
        }
        output.write(.members(("case", record), ("history", .list(history)))) { CasePage(record, history).lines($0) }
    }
}
