import Contracts
import Messaging

/// What a broker has in one vhost, as its definitions say.
struct BrokerDefinitions: Hashable, Sendable {
    /// Exchanges: name to type.
    var exchanges: [String: String] = [:]
    /// Queues: name to arguments.
    var queues: [String: [String: JSONValue]] = [:]
    var bindings: Set<Binding> = []
    /// Policies: name to what they say.
    var policies: [String: Policy] = [:]
    var users: Set<String> = []
    /// Permissions: user to configure, write, read.
    var permissions: [String: [String]] = [:]
    /// Permissions on topic exchanges: user and exchange to write, read.
    var topicPermissions: [TopicKey: [String]] = [:]

    /// A binding of a queue to an exchange.
    struct Binding: Hashable, Sendable {
        let exchange: String
        let queue: String
        let routingKey: String
    }

    /// A policy without its name.
    struct Policy: Hashable, Sendable {
        let pattern: String
        let target: String
        let definition: [String: JSONValue]
    }

    /// A user on a topic exchange.
    struct TopicKey: Hashable, Sendable {
        let user: String
        let exchange: String
    }

    /// Reads the broker's own definitions, or those of a file; leaves out what belongs to other vhosts.
    init(_ definitions: JSONValue, vhost: String) {
        let ofVhost = { (name: String) in (definitions[name]?.elements ?? []).filter { $0["vhost"]?.text == vhost } }
        for item in ofVhost("exchanges") { exchanges[item.string("name")] = item.string("type") }
        for item in ofVhost("queues") { queues[item.string("name")] = item.table("arguments") }
        for item in ofVhost("bindings") where item["destination_type"]?.text == "queue" {
            bindings.insert(
                Binding(
                    exchange: item.string("source"), queue: item.string("destination"),
                    routingKey: item.string("routing_key")))
        }
        for item in ofVhost("policies") {
            policies[item.string("name")] = Policy(
                pattern: item.string("pattern"), target: item.string("apply-to"), definition: item.table("definition"))
        }
        users = Set((definitions["users"]?.elements ?? []).map { $0.string("name") })
        for item in ofVhost("permissions") {
            permissions[item.string("user")] = ["configure", "write", "read"].map(item.string)
        }
        for item in ofVhost("topic_permissions") {
            let key = TopicKey(user: item.string("user"), exchange: item.string("exchange"))
            topicPermissions[key] = ["write", "read"].map(item.string)
        }
    }
}

extension JSONValue {
    /// The text of a member; empty if it is not there, as a broker says nothing.
    fileprivate func string(_ name: String) -> String { self[name]?.text ?? "" }

    /// An object's members by name.
    fileprivate func table(_ name: String) -> [String: JSONValue] {
        Dictionary((self[name]?.properties ?? []).map { ($0.name, $0.value) }) { first, _ in first }
    }
}
