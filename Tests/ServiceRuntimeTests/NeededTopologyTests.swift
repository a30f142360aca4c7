import Contracts
import Messaging
import Testing

@testable import ServiceRuntime

@Suite struct NeededTopologyTests {
    @Test(arguments: ServiceName.allCases)
    func whatAServiceNeedsIsDeclared(service: ServiceName) {
        let needed = NeededTopology(of: service)
        let declared = BrokerTopology.casewire()
        #expect(Set(needed.exchanges).isSubset(of: declared.exchanges.map(\.name)))
        #expect(Set(needed.queues).isSubset(of: declared.queues.map(\.name)))
        #expect(needed.queues.contains(QueueName.dead(of: service)))
    }
}
