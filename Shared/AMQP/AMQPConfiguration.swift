/// How to reach a broker, and the limits to keep there.
package struct AMQPConfiguration: Sendable {
    /// Tried in random order; at least one.
    package var endpoints: [AMQPEndpoint]
    package var virtualHost: String
    package var user: String
    /// Secret; never part of a description.
    package var password: String
    /// `nil` for plain TCP.
    package var tls: AMQPTLS?
    /// A silent broker is given up after twice this; whole seconds, 1 to 60.
    package var heartbeat: Duration = .seconds(10)
    /// What the broker's operators see; the host and process are theirs to add.
    package var connectionName = "casewire"
    /// Messages published and not yet confirmed, at most; 1 to 5,000.
    package var confirmWindow = 1000
    /// Bytes of bodies published and not yet confirmed, at most; one larger message goes alone.
    package var confirmWindowBytes = 8 << 20
    /// How long a publish waits for the broker: for a connection, for an end of its alarm, for the confirm.
    package var confirmTimeout: Duration = .seconds(30)
    /// For declarations and other requests with an answer.
    package var rpcTimeout: Duration = .seconds(10)
    /// For the TCP connection, the TLS handshake and the login, each.
    package var handshakeTimeout: Duration = .seconds(10)

    /// Names a broker; everything else starts at its default.
    package init(
        endpoints: [AMQPEndpoint], virtualHost: String = "/", user: String, password: String, tls: AMQPTLS? = nil
    ) {
        self.endpoints = endpoints
        self.virtualHost = virtualHost
        self.user = user
        self.password = password
        self.tls = tls
    }
}

extension AMQPConfiguration: CustomStringConvertible {
    /// The URL without its query, the password as `***`.
    package var description: String {
        let hosts = endpoints.map(\.description).joined(separator: ",")
        return "\(tls == nil ? "amqp" : "amqps")://\(user):***@\(hosts)/\(virtualHost)"
    }
}

extension AMQPConfiguration: CustomDebugStringConvertible, CustomReflectable {
    package var debugDescription: String { description }

    /// Shows only the description, so that a dump holds no password either.
    package var customMirror: Mirror { Mirror(self, children: ["url": description]) }
}
