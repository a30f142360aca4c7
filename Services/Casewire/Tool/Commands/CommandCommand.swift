import AMQP
import ArgumentParser
import Contracts
import Domain
import Foundation

/// `casewire command`: sends any command or query of the contract.
struct CommandCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "command",
        abstract: "Sends a command or a query to a service and prints the answer.",
        discussion: """
            Without a verb it lists the verbs; their members are in the contract's documents. Sending a command again \
            with the same --id has no further effect and gives the same answer.

            EXAMPLES
              casewire command
              casewire command intake.case.list --data '{"state":"open"}'
              casewire command intake.case.note --subject 0190… --actor agent:0190… --data '{"text":"rang back"}'
              casewire command routing.agent.set_presence --subject 0190… --data '{"presence":"available"}'
              casewire command intake.case.cancel --subject 0190… --data @cancel.json --expected-version 4
            """)

    @Argument(help: "The verb: <service>.<aggregate>.<verb>; all are listed if it is absent.")
    var verb: String?

    @Option(help: "The record's id.")
    var subject: String?

    @Option(help: "The verb's members as a JSON object; @FILE reads a file, - standard input.")
    var data = "{}"

    @Option(help: "Who wants it done: agent:ID, customer:ID or system:NAME; else the tool itself.")
    var actor: PrincipalArgument?

    @Option(help: "Refuse if the record is not at this version.")
    var expectedVersion: Int64?

    @Option(help: "The command's own id; a new one if absent.")
    var id: String?

    @OptionGroup var answering: AnswerOptions
    @OptionGroup var broker: BrokerOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        let isBare = subject == nil && data == "{}" && actor == nil && expectedVersion == nil && id == nil
        guard verb.map({ !$0.isEmpty }) ?? isBare else { throw ValidationError("The verb is missing.") }
    }

    func run() async throws {
        guard let verb else { return output.write(Self.verbs.json) { Self.verbs.lines($0) } }
        let configuration = try broker.configuration()
        let actor = actor?.principal ?? .system(configuration.user)
        let request = try CommandRequest(
            verb: verb, id: id ?? UUID().lowercased, subject: subject, data: try members(by: actor))
        let answer = try await BrokerSession.open(configuration) { session in
            try await CommandClient.open(session, patience: answering.patience) { try await $0.send(request) }
        }
        let body = try JSONValue(parsing: try answer.jsonBody())
        output.write(body) { _ in answer.lines }
        if case .refused(let refusal) = answer { throw ToolFailure(refusal, to: verb) }
    }

    private static var verbs: VerbListing { VerbListing(MessageCatalogue.all) }

    private func members(by actor: Principal) throws -> JSONValue {
        let text = try ArgumentText.read(data)
        let given: JSONValue
        do throws(MalformedMessage) {
            given = try JSONValue(parsing: text)
        } catch {
            throw ToolFailure(.usage, "--data is not JSON: \(error.field ?? "it") \(error.reason).")
        }
        guard case .object(var properties) = given else { throw ToolFailure(.usage, "--data is not a JSON object.") }
        if given["actor"] == nil {
            let named: JSONValue = ["kind": .string(actor.kind.rawValue), "id": .string(actor.id)]
            properties.append(JSONProperty("actor", named))
        }
        if let expectedVersion { properties.append(JSONProperty("expectedVersion", .integer(expectedVersion))) }
        return .object(properties)
    }
}

extension CommandAnswer {
    /// The answer for a person; nothing for a refusal, which is told as a failure.
    fileprivate var lines: [String] {
        switch self {
        case .accepted(let id, let number, let version):
            ["accepted: \(number.map { "\($0) " } ?? "")\(id), version \(version)"]
        case .ok(let data, let next): Self.document(data) + (next.map { ["next: \($0)"] } ?? [])
        case .refused: []
        }
    }

    private static func document(_ data: [UInt8]) -> [String] {
        do throws(MalformedMessage) {
            let text = String(decoding: try JSONValue(parsing: data).document, as: UTF8.self)
            return text.split(separator: "\n").map(String.init)
        } catch {
            return ["the answer's data is not JSON: \(error.reason)"]
        }
    }
}
