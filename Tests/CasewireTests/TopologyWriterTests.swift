import AMQP
import Contracts
import Messaging
import Testing

@testable import Casewire

@Suite struct TopologyWriterTests {
    private func writer(_ environment: [String: String]) throws -> TopologyWriter {
        let topology = BrokerTopology.casewire(guests: [.subscriber("reports")], vhost: "test")
        return TopologyWriter(
            topology: topology, management: ManagementClient(try ManagementHTTP(url: "http://a:b@127.0.0.1:1")),
            administration: AMQPAdministration(
                configuration: try AMQPConfiguration(url: "amqp://a:b@127.0.0.1:1/test")),
            passwords: try BrokerPasswords(
                users: topology.users.map(\.name), environment: ToolEnvironment(environment)),
            guests: ["subscriber-reports"])
    }

    private let empty = BrokerDefinitions(.object([]), vhost: "test")

    @Test func aSubscriberWithoutAPasswordIsRefusedWithWhatToDo() throws {
        let writer = try writer([:])
        let failure = try #require(throws: ToolFailure.self) { try writer.refuseGuestsWithoutPassword(empty) }
        #expect(failure.status == .usage)
        #expect(failure.description.contains("CASEWIRE_SUBSCRIBER_REPORTS_AMQP_PASSWORD"))
        #expect(failure.description.contains("subscriber-reports=PASSWORD"))
    }

    @Test func aSubscriberWithAPasswordIsMade() throws {
        try writer(["CASEWIRE_SUBSCRIBER_REPORTS_AMQP_PASSWORD": "x"]).refuseGuestsWithoutPassword(empty)
    }

    @Test func aSubscriberWhoIsThereKeepsItsPassword() throws {
        var found = empty
        found.users = ["subscriber-reports"]
        try writer([:]).refuseGuestsWithoutPassword(found)
    }
}
