import ArgumentParser
import Testing

@testable import Casewire

@Suite struct LoadCommandTests {
    private func parse(_ line: String) throws -> LoadCommand {
        let words = ["load"] + line.split(separator: " ").map(String.init)
        return try #require(try CasewireCommand.parseAsRoot(words) as? LoadCommand)
    }

    @Test func aRunIsReadWithItsOptions() throws {
        let command = try parse("--rate 200 --duration 1.5m --bad 1% --repeat 0.5% --agents 3 --patience 500ms")
        #expect(command.arrival.duration?.duration == .seconds(90) && command.patience.duration == .milliseconds(500))
        #expect(command.material.bad?.fraction == 0.01 && command.material.repeated?.fraction == 0.005)
        #expect(try command.arrival.plan().expected == 18_000)
    }

    @Test func withoutARateItGoesAsFastAsItCan() throws {
        guard case .unlimited = try parse("--messages 5").arrival.plan().pace else {
            Issue.record("not unlimited")
            return
        }
        #expect(try parse("--messages 5 --rate max").arrival.plan().expected == 5)
    }

    @Test(arguments: [
        "", "--rate 5", "--messages 0", "--messages 5 --rate 0", "--messages 5 --rate fast", "--duration 10",
        "--duration -5s", "--messages 5 --size 10", "--messages 5 --size 800 --mails m",
        "--messages 5 --texts t --mails m",
        "--messages 5 --speed 2", "--messages 5 --curve c --rate max", "--messages 5 --bad 101%",
        "--messages 5 --bad 1",
        "--messages 5 --agents -1", "--messages 5 --agents 1 --intake-only",
        "--messages 5 --customers 0", "--messages 5 --run a-b", "--messages 5 --html no/such/folder/x.html",
        "--messages 5 --channel pigeon",
    ])
    func whatMakesNoSenseIsRefusedAsUsage(line: String) {
        #expect {
            _ = try parse(line)
        } throws: { error in
            CasewireCommand.exitCode(for: error).rawValue == ExitStatus.usage.rawValue
        }
    }

    @Test func moreCasesThanTheAgentsHoldAreRefusedAsUsage() async throws {
        let command = try parse("--rate 100 --duration 21s --agents 2 --amqp-url amqp://nobody@127.0.0.1:1/")
        await #expect {
            try await command.run()
        } throws: { ($0 as? ToolFailure)?.status == .usage }
    }

    @Test func materialThatIsNotThereIsRefusedAsUsage() throws {
        for line in ["--messages 5 --texts no/such", "--messages 5 --mails no/such"] {
            let command = try parse(line)
            #expect {
                try command.material.messages(run: "r", hasAgents: false)
            } throws: { ($0 as? ToolFailure)?.status == .usage }
        }
        let command = try parse("--messages 5 --curve no/such")
        #expect(throws: ToolFailure.self) { try command.arrival.plan() }
    }
}
