package import AMQP
import Foundation

/// A virtual host of one test's own, removed after it with all its connections, queues and messages.
package struct FreshVirtualHost: Sendable {
    package let name: String
    /// How to reach the virtual host as the broker's administrator.
    package let configuration: AMQPConfiguration
    /// The broker's management API.
    package let management: ManagementAPI

    /// Lends a new virtual host of the shared server, or of the one given, to the closure.
    package static func with<Value>(
        on server: RabbitMQServer? = nil, _ body: (FreshVirtualHost) async throws -> Value
    ) async throws -> Value {
        let chosen: RabbitMQServer = if let server { server } else { try await .shared() }
        let host = try await make(on: chosen)
        do {
            let value = try await body(host)
            try await host.remove()
            return value
        } catch {
            try await host.remove()
            throw error
        }
    }

    /// Adds a user who may do everything in this virtual host; the name is unique to it.
    package func addUser(_ role: String, password: String) async throws -> AMQPConfiguration {
        let user = "\(name)-\(role)"
        try await management.put("users/\(user)", json: #"{"password": "\#(password)", "tags": ""}"#)
        try await allow(user)
        var own = configuration
        (own.user, own.password) = (user, password)
        return own
    }

    private static func make(on server: RabbitMQServer) async throws -> FreshVirtualHost {
        let name = "test-" + UUID().uuidString.lowercased()
        let host = FreshVirtualHost(
            name: name, configuration: try server.configuration(virtualHost: name), management: server.management)
        try await host.management.put("vhosts/\(name)")
        try await host.allow(host.configuration.user)
        return host
    }

    private func allow(_ user: String) async throws {
        try await management.put(
            "permissions/\(name)/\(user)", json: #"{"configure": ".*", "write": ".*", "read": ".*"}"#)
    }

    private func remove() async throws {
        // The test's task may be cancelled by now, and the virtual host must go all the same.
        try await Task {
            for user in try await management.get("users", as: [User].self) where user.name.hasPrefix(name) {
                try await management.delete("users/\(user.name)")
            }
            try await management.delete("vhosts/\(name)")
        }.value
    }

    private struct User: Decodable {
        let name: String
    }
}
