import AMQP
import ArgumentParser
import Contracts
import Domain

/// `casewire case show`: one case and its time line.
struct CaseShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a case, what happened to it, what its customer was told, and to whom it was offered.",
        discussion: """
            Below the time line stand the messages to the customer, those among them that were not sent and why, then \
            the offers, and why the case waits if nobody has it. They are notification's and routing's: if one does \
            not answer in time, the case is shown without them.
            """)

    @Argument(help: "The case's number, such as CS0000007.")
    var number: String

    @OptionGroup var answering: AnswerOptions
    @OptionGroup var broker: BrokerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let configuration = try broker.configuration()
        let (actor, patience) = (Principal.system(configuration.user), answering.patience)
        let page = try await BrokerSession.open(configuration) { session in
            try await CommandClient.open(session, patience: patience) { client in
                let reader = CaseReader(client: client)
                return try await reader.page(try await reader.find(number, by: actor), by: actor)
            }
        }
        output.write(page.json) { page.lines($0) }
    }
}
