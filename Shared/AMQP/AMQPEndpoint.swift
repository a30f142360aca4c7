/// A broker node's address.
package struct AMQPEndpoint: Hashable, Sendable, CustomStringConvertible {
    package let host: String
    package let port: Int

    /// Names a node by host (a name or an address, without brackets) and port.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
