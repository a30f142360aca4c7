import Contracts
import Messaging

/// One thing in which a broker is not as the topology wants it.
enum TopologyDifference: Hashable, Sendable {
    case missingExchange(String, type: String)
    case missingQueue(String)
    case missingBinding(BrokerDefinitions.Binding)
    /// A binding of an earlier version, which brings messages that nobody handles.
    case staleBinding(BrokerDefinitions.Binding)
    case policy(String)
    case missingUser(String)
    case permission(user: String)
    case topicPermission(user: String, exchange: String)
    /// An exchange of another type: cannot be changed, only deleted.
    case otherExchange(String, expected: String, found: String)
    /// A queue with other arguments: cannot be changed, only deleted.
    case otherQueue(String, expected: [String: JSONValue], found: [String: JSONValue])

    /// All differences, in the order in which they are set right.
    static func all(from found: BrokerDefinitions, to wanted: BrokerDefinitions) -> [TopologyDifference] {
        users(found, wanted) + policies(found, wanted) + exchanges(found, wanted) + queues(found, wanted)
            + bindings(found, wanted)
    }

    private static func users(_ found: BrokerDefinitions, _ wanted: BrokerDefinitions) -> [TopologyDifference] {
        wanted.users.sorted().flatMap { user -> [TopologyDifference] in
            guard found.users.contains(user) else { return [.missingUser(user)] }
            let permissions = found.permissions[user] == wanted.permissions[user] ? [] : [permission(user: user)]
            let keys = wanted.topicPermissions.keys.filter { $0.user == user }.sorted { $0.exchange < $1.exchange }
            return permissions
                + keys.filter { found.topicPermissions[$0] != wanted.topicPermissions[$0] }
                .map { .topicPermission(user: user, exchange: $0.exchange) }
        }
    }

    private static func policies(_ found: BrokerDefinitions, _ wanted: BrokerDefinitions) -> [TopologyDifference] {
        wanted.policies.sorted { $0.key < $1.key }.filter { found.policies[$0.key] != $0.value }.map { .policy($0.key) }
    }

    private static func exchanges(_ found: BrokerDefinitions, _ wanted: BrokerDefinitions) -> [TopologyDifference] {
        wanted.exchanges.sorted { $0.key < $1.key }.compactMap { name, type in
            guard let existing = found.exchanges[name] else { return .missingExchange(name, type: type) }
            return existing == type ? nil : .otherExchange(name, expected: type, found: existing)
        }
    }

    private static func queues(_ found: BrokerDefinitions, _ wanted: BrokerDefinitions) -> [TopologyDifference] {
        wanted.queues.sorted { $0.key < $1.key }.compactMap { name, arguments in
            guard let existing = found.queues[name] else { return .missingQueue(name) }
            return existing == arguments ? nil : .otherQueue(name, expected: arguments, found: existing)
        }
    }

    private static func bindings(_ found: BrokerDefinitions, _ wanted: BrokerDefinitions) -> [TopologyDifference] {
        let stale = found.bindings.subtracting(wanted.bindings).filter { binding in
            wanted.queues[binding.queue] != nil && wanted.exchanges[binding.exchange] != nil
        }
        let order = { (left: BrokerDefinitions.Binding, right: BrokerDefinitions.Binding) in
            (left.queue, left.exchange, left.routingKey) < (right.queue, right.exchange, right.routingKey)
        }
        return wanted.bindings.subtracting(found.bindings).sorted(by: order).map { .missingBinding($0) }
            + stale.sorted(by: order).map { .staleBinding($0) }
    }

    /// Whether only a person can set it right, since the broker changes no arguments.
    var needsDeletion: Bool {
        switch self {
        case .otherExchange, .otherQueue: true
        case .missingExchange, .missingQueue, .missingBinding, .staleBinding, .policy, .missingUser, .permission,
            .topicPermission:
            false
        }
    }
}

extension TopologyDifference: CustomStringConvertible {
    var description: String {
        switch self {
        case .missingExchange(let name, let type): "the \(type) exchange \(name) is missing"
        case .missingQueue(let name): "the queue \(name) is missing"
        case .missingBinding(let binding): "the binding \(binding) is missing"
        case .staleBinding(let binding): "the binding \(binding) is no longer wanted"
        case .policy(let name): "the policy \(name) is missing or says something else"
        case .missingUser(let name): "the user \(name) is missing"
        case .permission(let user): "the user \(user) has other permissions"
        case .topicPermission(let user, let exchange): "the user \(user) has other permissions on \(exchange)"
        case .otherExchange(let name, let expected, let found):
            "the exchange \(name) is of type \(found), not \(expected)"
        case .otherQueue(let name, let expected, let found):
            "the queue \(name) has the arguments \(Self.text(found)), not \(Self.text(expected))"
        }
    }

    private static func text(_ arguments: [String: JSONValue]) -> String {
        "{" + arguments.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.plain)" }.joined(separator: ", ") + "}"
    }
}

extension BrokerDefinitions.Binding: CustomStringConvertible {
    var description: String { "\(exchange) → \(queue) (\(routingKey.isEmpty ? "no key" : routingKey))" }
}
