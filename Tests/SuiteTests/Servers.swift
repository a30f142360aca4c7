import Foundation
import Postgres
import TestSupport

/// The broker and the database that an installation is on; its services may reach them by another way than the tests.
struct Servers: Sendable {
    let broker: RabbitMQServer
    /// The database server's URL, as its superuser.
    let postgres: String
    /// The ports that services use; `nil` for the servers' own.
    var brokerPort: Int?
    var databasePort: Int?
    /// What the services' broker URL says beside the place.
    var brokerQuery: String?

    /// The servers that all tests of this process share.
    static func shared() async throws -> Servers {
        Servers(broker: try await .shared(), postgres: try await PostgresServer.url())
    }

    /// The broker's URL for a service.
    func asServicesSee(broker url: URLComponents) -> URLComponents {
        var url = url
        if let brokerPort { (url.host, url.port) = ("127.0.0.1", brokerPort) }
        url.query = brokerQuery
        return url
    }

    /// The database's URL for a service.
    func asServicesSee(database url: URLComponents) -> URLComponents {
        var url = url
        if let databasePort { (url.host, url.port) = ("127.0.0.1", databasePort) }
        return url
    }
}
