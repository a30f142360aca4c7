import Contracts

/// Everything that is declared on the broker (contract.md section 1): one value, from which `casewire topology`
/// declares and the definitions file for the containers is made.
package struct BrokerTopology: Hashable, Sendable {
    package var vhost: String
    package var exchanges: [ExchangeDeclaration]
    package var queues: [QueueDeclaration]
    package var bindings: [BindingDeclaration]
    package var policies: [PolicyDeclaration]
    package var users: [BrokerUser]

    /// The topology of an installation with these users beside those of the services, the gateway and the tool.
    package static func casewire(guests: [BrokerUser] = [], vhost: String = "casewire") -> BrokerTopology {
        BrokerTopology(
            vhost: vhost, exchanges: ExchangeDeclaration.all, queues: QueueDeclaration.all,
            bindings: BindingDeclaration.all,
            policies: PolicyDeclaration.all,
            users: ServiceName.allCases.map { .service($0) } + [.gateway, .tool] + guests)
    }
}
