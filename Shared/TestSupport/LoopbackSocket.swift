import Glibc

/// Sockets of the loopback by their numbers.
enum LoopbackSocket {
    /// A connection to a port; `nil` if nobody listens there.
    static func connected(to port: Int) -> Int32? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length) }
        }
        guard status == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    /// Waits a moment for a socket to be readable (`POLLIN`) or writable (`POLLOUT`).
    static func isReady(_ descriptor: Int32, _ event: Int32) -> Bool {
        var wanted = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        return poll(&wanted, 1, 20) > 0
    }

    /// Lets so many milliseconds pass.
    static func rest(_ milliseconds: Int32 = 20) { poll(nil, 0, milliseconds) }

    /// Breaks the connection with a reset (RST); the socket stays to be closed.
    static func reset(_ descriptor: Int32) {
        var nowhere = sockaddr()
        nowhere.sa_family = sa_family_t(AF_UNSPEC)
        connect(descriptor, &nowhere, socklen_t(MemoryLayout<sockaddr>.size))
    }
}
