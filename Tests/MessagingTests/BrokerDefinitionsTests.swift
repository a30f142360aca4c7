import Contracts
import Messaging
import Testing

@Suite struct BrokerDefinitionsTests {
    private let topology = BrokerTopology.casewire(guests: [.administrator(named: "operator")])

    @Test func everythingIsInTheDefinitions() {
        let definitions = topology.definitions(passwords: [:])
        #expect(definitions["exchanges"]?.elements.count == topology.exchanges.count)
        #expect(definitions["queues"]?.elements.count == topology.queues.count)
        #expect(definitions["bindings"]?.elements.count == topology.bindings.count)
        #expect(definitions["policies"]?.elements.count == topology.policies.count)
        #expect(definitions["users"]?.elements.count == topology.users.count)
        #expect(definitions["topic_permissions"]?.elements.count == topology.users.count * 4)
    }

    @Test func argumentsArePlainNumbersAndTexts() throws {
        let queues = topology.definitions(passwords: [:])["queues"]?.elements ?? []
        let retry = try #require(queues.first { $0["name"]?.text == "casewire.survey.retry.bulk.1s" })
        #expect(retry["arguments"]?["x-message-ttl"] == .integer(1_000))
        #expect(retry["arguments"]?["x-queue-type"] == .string("quorum"))
    }

    @Test func aPasswordIsKeptAsItsSaltedHash() {
        let hash = PasswordHash(
            password: "secret", salt: [1, 2, 3, 4], sha256: { [UInt8($0.count)] },
            base64: { $0.map(String.init).joined(separator: ",") })
        #expect(hash.base64 == "1,2,3,4,10")
        let users = topology.definitions(passwords: ["tool": hash])["users"]?.elements ?? []
        let tool = users.first { $0["name"]?.text == "tool" }
        #expect(tool?["password_hash"]?.text == "1,2,3,4,10")
        #expect(tool?["hashing_algorithm"]?.text == "rabbit_password_hashing_sha256")
    }

    @Test func onlyTheAdministratorAdministers() {
        let users = topology.definitions(passwords: [:])["users"]?.elements ?? []
        let administrators = users.filter { $0["tags"]?.text == "administrator" }
        #expect(administrators.map { $0["name"]?.text } == ["operator"])
    }
}
