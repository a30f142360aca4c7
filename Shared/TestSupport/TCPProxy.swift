import Glibc
import Synchronization

/// A way to a server on the loopback that can be cut, blocked and slowed down, as a network can.
package final class TCPProxy: Sendable {
    /// How bytes pass, in both directions.
    package enum Passage: Hashable, Sendable {
        case free
        /// Nothing passes, not even the end of a connection; what waits goes on afterwards, as after a lost route.
        case blocked
        /// Pieces of so many bytes, each so many milliseconds later.
        case slow(piece: Int, milliseconds: Int32)
    }

    private let shared: ProxyState
    private let listener: LoopbackServer

    /// Where it listens.
    package var port: Int { Int(listener.port) }

    /// Starts to lead to a port of the loopback.
    package init(to target: Int) throws {
        let shared = ProxyState()
        self.shared = shared
        listener = try LoopbackServer { connection in
            shared.awaitPassage()
            guard let server = LoopbackSocket.connected(to: target) else { return }
            let passing = ProxiedConnection(client: connection.socket, server: server)
            shared.add(passing)
            passing.pass { shared.passage }
            shared.remove(passing)
        }
    }

    /// How bytes pass from now on.
    package func pass(_ passage: Passage) { shared.passage = passage }

    /// Resets every connection (RST to both ends), and waits until that is done; says how many there were.
    @discardableResult
    package func reset() -> Int { shared.reset() }

    /// How many connections were made since the last reset.
    package var connectionsSinceReset: Int { shared.connectionsSinceReset }

    /// How many bytes have passed since the start.
    package var bytes: Int { shared.bytes }
}

/// What the connections of a proxy share.
private final class ProxyState: Sendable {
    private struct Values {
        var passage = TCPProxy.Passage.free
        var connections: [ObjectIdentifier: ProxiedConnection] = [:]
        var bytesBefore = 0
        var madeSinceReset = 0
    }

    private let values = Mutex(Values())

    var passage: TCPProxy.Passage {
        get { values.withLock { $0.passage } }
        set { values.withLock { $0.passage = newValue } }
    }

    var connectionsSinceReset: Int { values.withLock { $0.madeSinceReset } }

    var bytes: Int { values.withLock { $0.bytesBefore + $0.connections.values.reduce(0) { $0 + $1.bytes } } }

    func awaitPassage() { while passage == .blocked { LoopbackSocket.rest() } }

    func add(_ connection: ProxiedConnection) {
        values.withLock { values in
            values.connections[ObjectIdentifier(connection)] = connection
            values.madeSinceReset += 1
        }
    }

    func remove(_ connection: ProxiedConnection) {
        values.withLock { values in
            values.connections[ObjectIdentifier(connection)] = nil
            values.bytesBefore += connection.bytes
        }
    }

    func reset() -> Int {
        let all = values.withLock { values in
            values.madeSinceReset = 0
            return Array(values.connections.values)
        }
        for connection in all { connection.cut() }
        while all.contains(where: isThere) { LoopbackSocket.rest(1) }
        return all.count
    }

    private func isThere(_ connection: ProxiedConnection) -> Bool {
        values.withLock { $0.connections[ObjectIdentifier(connection)] != nil }
    }
}
