import Contracts

/// Settings of the exchanges or queues whose names match. At most one policy matches a queue, since the broker merges
/// none.
package struct PolicyDeclaration: Hashable, Sendable {
    /// What RabbitMQ from 3.10 on lets a policy apply to.
    package enum Target: String, Sendable {
        case queues, exchanges
    }

    package let name: String
    /// A regular expression over names.
    package let pattern: String
    package let target: Target
    package let definition: [String: HeaderValue]

    /// The most messages in a queue of work or of a subscriber.
    package static let queueLimit: Int64 = 1_000_000

    /// The policies of the contract.
    package static let all: [PolicyDeclaration] =
        [
            PolicyDeclaration(
                name: "casewire-alternate", pattern: "^casewire\\.intake$", target: .exchanges,
                definition: ["alternate-exchange": .string(Exchange.unrouted)]),
            PolicyDeclaration(
                name: "casewire-retry", pattern: "^casewire\\.[a-z]+\\.retry\\.", target: .queues,
                definition: [
                    "dead-letter-strategy": "at-least-once", "overflow": "reject-publish",
                    "max-length": .int(queueLimit),
                ]),
            // What lies here is looked at again and again, and is never to be dropped for that.
            PolicyDeclaration(
                name: "casewire-kept", pattern: "^casewire\\.([a-z]+\\.dead|unrouted)$", target: .queues,
                definition: [
                    "delivery-limit": 1_000_000, "overflow": "reject-publish", "max-length": .int(queueLimit),
                ]),
            // One dead subscriber must not stop the relays: the oldest goes first.
            PolicyDeclaration(
                name: "casewire-subscribers", pattern: "^sub\\.", target: .queues,
                definition: ["delivery-limit": 1_000, "overflow": "drop-head", "max-length": .int(queueLimit)]),
        ] + ServiceName.allCases.map { lanes(of: $0) }

    /// What a service's lanes have in common: a message that crashed its reader 50 times becomes a dead letter, surely
    /// kept.
    private static func lanes(of service: ServiceName) -> PolicyDeclaration {
        let lanes = Lane.lanes(of: service).map(\.rawValue).joined(separator: "|")
        return PolicyDeclaration(
            name: "casewire-lanes-\(service.rawValue)",
            pattern: "^casewire\\.\(service.rawValue)\\.(\(lanes))(\\.[a-z]+)?$", target: .queues,
            definition: [
                "delivery-limit": 50, "dead-letter-exchange": .string(Exchange.dead),
                "dead-letter-routing-key": .string("\(service.rawValue).delivery_limit"),
                "dead-letter-strategy": "at-least-once", "overflow": "reject-publish", "max-length": .int(queueLimit),
            ])
    }
}
