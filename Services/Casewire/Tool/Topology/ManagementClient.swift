import Contracts
import Foundation
import Messaging

/// The broker's management API, as far as the tool needs it.
struct ManagementClient: Sendable {
    private let http: ManagementHTTP

    /// Talks to the API over a way to it.
    init(_ http: ManagementHTTP) { self.http = http }

    /// The broker's version, such as `3.10.8`.
    func version() async throws -> String {
        try await http.get(["overview"])["rabbitmq_version"]?.text ?? "unknown"
    }

    /// What is declared in a vhost. Needs a user who administers the broker.
    func definitions(vhost: String) async throws -> BrokerDefinitions {
        BrokerDefinitions(try await http.get(["definitions"]), vhost: vhost)
    }

    /// The queues of a vhost with their counts.
    func queues(vhost: String) async throws -> [JSONValue] {
        try await http.get(["queues", vhost]).elements
    }

    /// The alarms that keep the broker from taking messages; empty if all is well.
    func alarms() async throws -> [String] {
        var alarms: [String] = []
        for node in try await http.get(["nodes"]).elements {
            let name = node["name"]?.text ?? "node"
            if node["mem_alarm"] == .bool(true) { alarms.append("\(name): memory") }
            if node["disk_free_alarm"] == .bool(true) { alarms.append("\(name): disk") }
            if node["running"] == .bool(false) { alarms.append("\(name): not running") }
        }
        return alarms
    }

    /// Makes the vhost if it is not there, and lets the administrator in.
    func ensureVhost(_ vhost: String, administrator: String) async throws {
        try await http.put(["vhosts", vhost], .object([]))
        let all: JSONValue = ["configure": ".*", "write": ".*", "read": ".*"]
        try await http.put(["permissions", vhost, administrator], all)
    }

    /// Makes a user or changes the password of the one who is there.
    func setUser(_ user: BrokerUser, hash: PasswordHash) async throws {
        try await http.put(
            ["users", user.name],
            [
                "password_hash": .string(hash.base64), "hashing_algorithm": "rabbit_password_hashing_sha256",
                "tags": .string(user.isAdministrator ? "administrator" : ""),
            ])
    }

    /// Sets what a user may do in a vhost, on topic exchanges too.
    func setPermissions(_ user: BrokerUser, vhost: String) async throws {
        try await http.put(
            ["permissions", vhost, user.name],
            ["configure": .string(user.configure), "write": .string(user.write), "read": .string(user.read)])
        for topic in user.topics {
            try await http.put(
                ["topic-permissions", vhost, user.name],
                ["exchange": .string(topic.exchange), "write": .string(topic.write), "read": .string(topic.read)])
        }
    }

    /// Makes or changes a policy.
    func setPolicy(_ name: String, _ policy: BrokerDefinitions.Policy, vhost: String) async throws {
        let definition = policy.definition.sorted { $0.key < $1.key }.map { JSONProperty($0.key, $0.value) }
        try await http.put(
            ["policies", vhost, name],
            [
                "pattern": .string(policy.pattern), "apply-to": .string(policy.target), "priority": 0,
                "definition": .object(definition),
            ])
    }
}
