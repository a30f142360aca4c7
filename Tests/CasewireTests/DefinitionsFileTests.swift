import Contracts
import FoundationEssentials
import Messaging
import Testing

/// The checked-in record of what is declared on the broker, `deploy/rabbitmq/definitions.json`.
@Suite struct DefinitionsFileTests {
    private static let root = #filePath.dropLast("/Tests/CasewireTests/DefinitionsFileTests.swift".count)

    @Test func theRecordedDefinitionsAreThoseTheCodeDeclares() throws {
        let path = "deploy/rabbitmq/definitions.json"
        let recorded = try Data(contentsOf: URL(filePath: "\(Self.root)/\(path)"))
        let isCurrent = Array(recorded) == BrokerTopology.casewire().definitions(passwords: [:]).document
        #expect(isCurrent, "after a change: .build/debug/casewire topology --definitions >\(path)")
    }
}
