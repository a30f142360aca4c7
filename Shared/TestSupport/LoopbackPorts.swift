import Foundation

/// Ports of the loopback for servers that a test starts.
package enum LoopbackPorts {
    /// No more ports are to be had.
    package struct Exhausted: Error {}

    /// Below those that the system gives to outgoing connections, which could take a server's port before it starts, or
    /// while it is down in the middle of a test.
    private static let range = 11_000..<21_000
    private static let attempts = 200

    /// Ports, all different, that nobody listened on a moment ago; drawn at random, so that two runs beside each other
    /// seldom draw the same.
    package static func free(_ count: Int) throws -> [Int] {
        var sockets: [Int32] = []
        defer { for descriptor in sockets { close(descriptor) } }
        var ports: [Int] = []
        for _ in 0..<count {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            guard descriptor >= 0 else { throw Exhausted() }
            sockets.append(descriptor)
            ports.append(try bindAnyPort(descriptor))
        }
        return ports
    }

    private static func bindAnyPort(_ descriptor: Int32) throws -> Int {
        for _ in 0..<attempts {
            let port = Int.random(in: range)
            if isBound(descriptor, to: port) { return port }
        }
        throw Exhausted()
    }

    private static func isBound(_ descriptor: Int32, to port: Int) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        address.sin_port = UInt16(port).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
