package import Contracts

extension BrokerTopology {
    /// The topology as a definitions file of RabbitMQ, with only what 3.10 and later versions share. Users without a
    /// password in `passwords` (by name) can only log in otherwise, such as with a certificate.
    package func definitions(passwords: [String: PasswordHash]) -> JSONValue {
        [
            "vhosts": [["name": .string(vhost)]],
            "users": .list(users.map { user($0, hash: passwords[$0.name]) }),
            "permissions": .list(users.map(permission)),
            "topic_permissions": .list(users.flatMap(topicPermissions)),
            "exchanges": .list(exchanges.map(exchange)),
            "queues": .list(queues.map(queue)),
            "bindings": .list(bindings.map(binding)),
            "policies": .list(policies.map(policy)),
        ]
    }

    private func user(_ user: BrokerUser, hash: PasswordHash?) -> JSONValue {
        [
            "name": .string(user.name), "password_hash": .string(hash?.base64 ?? ""),
            "hashing_algorithm": "rabbit_password_hashing_sha256",
            "tags": .string(user.isAdministrator ? "administrator" : ""),
        ]
    }

    private func permission(_ user: BrokerUser) -> JSONValue {
        [
            "user": .string(user.name), "vhost": .string(vhost), "configure": .string(user.configure),
            "write": .string(user.write), "read": .string(user.read),
        ]
    }

    private func topicPermissions(_ user: BrokerUser) -> [JSONValue] {
        user.topics.map { topic in
            [
                "user": .string(user.name), "vhost": .string(vhost), "exchange": .string(topic.exchange),
                "write": .string(topic.write), "read": .string(topic.read),
            ]
        }
    }

    private func exchange(_ exchange: ExchangeDeclaration) -> JSONValue {
        [
            "name": .string(exchange.name), "vhost": .string(vhost), "type": .string(exchange.kind.rawValue),
            "durable": true, "auto_delete": false, "internal": false, "arguments": [:],
        ]
    }

    private func queue(_ queue: QueueDeclaration) -> JSONValue {
        [
            "name": .string(queue.name), "vhost": .string(vhost), "durable": true, "auto_delete": false,
            "arguments": .object(Self.properties(queue.arguments)),
        ]
    }

    private func binding(_ binding: BindingDeclaration) -> JSONValue {
        [
            "source": .string(binding.exchange), "vhost": .string(vhost), "destination": .string(binding.queue),
            "destination_type": "queue", "routing_key": .string(binding.routingKey), "arguments": [:],
        ]
    }

    private func policy(_ policy: PolicyDeclaration) -> JSONValue {
        [
            "vhost": .string(vhost), "name": .string(policy.name), "pattern": .string(policy.pattern),
            "apply-to": .string(policy.target.rawValue), "priority": 0,
            "definition": .object(Self.properties(policy.definition)),
        ]
    }

    /// Arguments as JSON, by name; the broker's arguments are numbers, strings and flags.
    private static func properties(_ arguments: [String: HeaderValue]) -> [JSONProperty] {
        arguments.sorted { $0.key < $1.key }.compactMap { name, value in
            switch value {
            case .int(let number): JSONProperty(name, .integer(number))
            case .string(let text): JSONProperty(name, .string(text))
            case .bool(let flag): JSONProperty(name, .bool(flag))
            case .double(let number): JSONProperty(name, .number(number))
            case .bytes, .timestamp, .array, .table, .null: nil
            }
        }
    }
}
