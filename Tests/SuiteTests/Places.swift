import Contracts
import Curl
import Foundation
import TestSupport

/// Where an installation's servers and services are, and the secrets that open them.
struct Places: Sendable {
    let mailPort: Int
    private let amqp: URLComponents
    private let management: ManagementAPI
    private let postgres: URLComponents
    private let servers: Servers
    private let ports: [[ServiceName: Int]]

    /// The users of broker and database are the whole server's, so that all installations of a test run have the same
    /// passwords.
    private static let password = UUID().uuidString
    private static let replySecret = UUID().uuidString

    /// Finds ports for an installation on these servers.
    init(virtualHost: String, database: String, on servers: Servers) throws {
        guard var amqp = URLComponents(string: servers.broker.url),
            var postgres = URLComponents(string: servers.postgres)
        else { throw Installation.Failure(what: "the servers' URLs cannot be read") }
        amqp.path = "/\(virtualHost)"
        postgres.path = "/\(database)"
        self.amqp = amqp
        self.postgres = postgres
        self.servers = servers
        management = servers.broker.management
        let services = ServiceName.allCases
        let free = try LoopbackPorts.free(Self.replicas * services.count + 1)
        mailPort = free[0]
        ports = (0..<Self.replicas).map { replica in
            Dictionary(uniqueKeysWithValues: zip(services, free.dropFirst(1 + replica * services.count)))
        }
    }

    /// The settings of a service's process.
    func environment(of service: ServiceName, replica: Int) -> [String: String] {
        var settings = [
            "CASEWIRE_AMQP_URL": url(servers.asServicesSee(broker: amqp), user: service.rawValue),
            "CASEWIRE_POSTGRES_URL": url(
                servers.asServicesSee(database: postgres), user: "casewire_\(service.rawValue)"),
            "CASEWIRE_HTTP_PORT": String(port(of: service, replica)), "CASEWIRE_LOG_FORMAT": "text",
        ]
        switch service {
        case .intake: settings["CASEWIRE_REPLY_SECRET"] = Self.replySecret
        case .routing, .itsm: break
        case .survey:
            settings["CASEWIRE_REPLY_SECRET"] = Self.replySecret
            settings["CASEWIRE_MAIL_FROM"] = Self.sender
        case .notification:
            settings["CASEWIRE_REPLY_SECRET"] = Self.replySecret
            settings["CASEWIRE_MAIL_FROM"] = Self.sender
            settings["CASEWIRE_SMTP_URL"] = "smtp://127.0.0.1:\(mailPort)"
        }
        return settings
    }

    /// The settings of the tool.
    func environmentOfTool(asAdministrator isAdministrator: Bool) -> [String: String] {
        var settings = [
            "CASEWIRE_AMQP_URL": isAdministrator ? text(amqp) : url(amqp, user: "tool"),
            "CASEWIRE_POSTGRES_URL": text(postgres), "CASEWIRE_MANAGEMENT_URL": management.url.absoluteString,
        ]
        guard isAdministrator else { return settings }
        for name in ServiceName.allCases.map(\.rawValue.localizedUppercase) + ["TOOL"] {
            settings["CASEWIRE_\(name)_AMQP_PASSWORD"] = Self.password
            settings["CASEWIRE_\(name)_DB_PASSWORD"] = Self.password
        }
        return settings
    }

    /// Whether a service's process says that it is ready; `nil` if it says nothing.
    func isReady(_ service: ServiceName, replica: Int) async -> Bool? {
        do {
            let place = "http://127.0.0.1:\(port(of: service, replica))/ready"
            return try await HTTPClient().send(.init(.get, place)).status == 200
        } catch {
            return nil
        }
    }

    /// Publishes an event through the broker's management API.
    func publish(_ event: String, as routingKey: String) async throws {
        let message: JSONValue = [
            "properties": ["delivery_mode": 2, "content_type": "application/cloudevents+json"],
            "routing_key": .string(routingKey), "payload": .string(event), "payload_encoding": "string",
        ]
        let path = "exchanges\(amqp.path)/casewire.events/publish"
        let answer = try await management.post(path, json: String(decoding: message.document, as: UTF8.self))
        guard String(decoding: answer, as: UTF8.self).contains("true") else {
            throw Installation.Failure(what: "no queue takes \(routingKey)")
        }
    }

    /// Deletes a queue through the broker's management API.
    func deleteQueue(_ name: String) async throws { try await management.delete("queues\(amqp.path)/\(name)") }

    /// How many processes of a service there may be at once.
    private static let replicas = 2

    private func port(of service: ServiceName, _ replica: Int) -> Int { ports[replica][service, default: 0] }

    private static let sender = "Support <support@casewire.example>"

    private func url(_ place: URLComponents, user: String) -> String {
        var own = place
        (own.user, own.password) = (user, Self.password)
        return text(own)
    }

    private func text(_ place: URLComponents) -> String { place.string ?? "" }
}
