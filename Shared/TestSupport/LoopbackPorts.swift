import Foundation

/// Ports of the loopback for servers that a test starts.
package enum LoopbackPorts {
    /// No more ports are to be had.
    package struct Exhausted: Error {}

    /// Ports, all different, that nobody listened on a moment ago.
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
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, length) == 0 ? getsockname(descriptor, generic, &length) : -1
            }
        }
        guard status == 0 else { throw Exhausted() }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
