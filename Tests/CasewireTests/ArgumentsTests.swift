import ArgumentParser
import Contracts
import Domain
import Messaging
import Testing

@testable import Casewire

@Suite struct ArgumentsTests {
    private func parse<Command: ParsableCommand>(_ line: String, as _: Command.Type) throws -> Command {
        try #require(try CasewireCommand.parseAsRoot(line.split(separator: " ").map(String.init)) as? Command)
    }

    @Test func aCommandIsReadWithItsOptions() throws {
        let command = try parse(
            "command intake.case.note --actor agent:7 --subject s --expected-version 3 --data {} --timeout 5 --json",
            as: CommandCommand.self)
        #expect(command.verb == "intake.case.note" && command.expectedVersion == 3 && command.output.json)
        #expect(command.actor?.principal == Principal(kind: .agent, id: "7"))
        #expect(command.answering.patience == .seconds(5))
    }

    @Test func withoutAVerbTheVerbsAreListed() throws {
        #expect(try parse("command", as: CommandCommand.self).verb == nil)
        let listing = VerbListing(MessageCatalogue.all)
        let lines = listing.lines(Painter(isColoured: false))
        #expect(lines.contains { $0.hasPrefix("routing.offer.accept ") })
        #expect(!lines.contains { $0.contains("case.created") } && listing.json.elements.count == lines.count - 1)
    }

    @Test(arguments: [
        "command intake.case.note --actor nobody", "command --subject s", "command --id 7", "publish",
        "publish a.eml --rate 0",
        "publish a.eml --channel pigeon",
        "case list --limit 0", "dead redrive", "dead redrive abcd --all", "dead list --service kitchen",
        "dead list --limit 0",
        "topology --check --definitions", "topology --adapter web", "topology --adapter Web:web",
        "topology --subscriber a.b",
        "migrate --check --create-roles", "mail-sink --port 70000", "tail --count 0", "nonsense",
    ])
    func whatMakesNoSenseIsRefusedAsUsage(line: String) {
        #expect {
            try CasewireCommand.parseAsRoot(line.split(separator: " ").map(String.init))
        } throws: { error in
            CasewireCommand.exitCode(for: error).rawValue == ExitStatus.usage.rawValue
        }
    }

    @Test func adaptersAreNamedWithTheirChannels() throws {
        let command = try parse("topology --adapter desk:phone,walkup --subscriber reports", as: TopologyCommand.self)
        #expect(command.guests.adapter.first?.channels == [.phone, .walkup])
        #expect(command.guests.users.map(\.name) == ["adapter-desk", "subscriber-reports"])
    }

    @Test func everyCommandHasAnAbstractAndItsName() {
        func check(_ command: any ParsableCommand.Type) {
            #expect(!command.configuration.abstract.isEmpty, "\(command)")
            #expect(command.configuration.commandName != nil, "\(command)")
            for inner in command.configuration.subcommands { check(inner) }
        }
        check(CasewireCommand.self)
    }

    @Test func theExitStatusesAreDocumented() {
        for status in ExitStatus.allCases {
            #expect(CasewireCommand.configuration.discussion.contains("\(status.rawValue)  \(status.meaning)"))
        }
    }

    @Test(arguments: [
        "intake", "intake.case", "intake.case.accept.v1", "Intake.case.accept", "intake..accept", "intake.case.a-b",
    ])
    func aVerbHasThreeWords(verb: String) {
        #expect(throws: ToolFailure.self) { try CommandRequest(verb: verb, id: "1", subject: nil, data: .object([])) }
    }

    @Test func aRequestBecomesACommandOfTheContract() throws {
        let request = try CommandRequest(verb: "intake.case.accept", id: "c-1", subject: "s", data: ["x": 1])
        let event = request.event(at: Timestamp(microseconds: 0))
        #expect(event.type.rawValue == "io.casewire.command.intake.case.accept.v1")
        #expect(event.id == "c-1" && event.subject == "s" && event.data == Array(#"{"x":1}"#.utf8))
    }
}
