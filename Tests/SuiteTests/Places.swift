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
    private let ports: [ServiceName: Int]

    /// The users of broker and database are the whole server's, so that all installations of a test run have the same
    /// passwords.
    private static let password = UUID().uuidString
    private static let replySecret = UUID().uuidString

    /// Finds ports for an installation on the tests' servers.
    init(virtualHost: String, database: String) async throws {
        let broker = try await RabbitMQServer.shared()
        guard var amqp = URLComponents(string: broker.url),
            var postgres = URLComponents(string: try await PostgresServer.url())
        else { throw Installation.Failure(what: "the servers' URLs cannot be read") }
        amqp.path = "/\(virtualHost)"
        postgres.path = "/\(database)"
        self.amqp = amqp
        self.postgres = postgres
        management = broker.management
        let free = try LoopbackPorts.free(ServiceName.allCases.count + 1)
        mailPort = free[0]
        ports = Dictionary(uniqueKeysWithValues: zip(ServiceName.allCases, free.dropFirst()))
    }

    /// The settings of a service.
    func environment(of service: ServiceName) -> [String: String] {
        var settings = [
            "CASEWIRE_AMQP_URL": url(amqp, user: service.rawValue),
            "CASEWIRE_POSTGRES_URL": url(postgres, user: "casewire_\(service.rawValue)"),
            "CASEWIRE_HTTP_PORT": String(port(of: service)), "CASEWIRE_LOG_FORMAT": "text",
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

    /// Whether a service says that it is ready.
    func isReady(_ service: ServiceName) async -> Bool {
        do {
            return try await HTTPClient().send(.init(.get, "http://127.0.0.1:\(port(of: service))/ready")).status == 200
        } catch {
            return false
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

    private func port(of service: ServiceName) -> Int { ports[service, default: 0] }

    private static let sender = "Support <support@casewire.example>"

    private func url(_ place: URLComponents, user: String) -> String {
        var own = place
        (own.user, own.password) = (user, Self.password)
        return text(own)
    }

    private func text(_ place: URLComponents) -> String { place.string ?? "" }
}
