import Foundation

/// A hundred ports that are this process's for as long as it runs: it listens on the first of them.
struct PortBlock: Sendable {
    /// Below those that the system gives to outgoing connections, which could take a server's port before it starts, or
    /// while it is down in the middle of a test.
    private static let firsts = Array(stride(from: 11_000, to: 21_000, by: size))
    private static let size = 100

    private let first: Int
    private var last: Int

    /// Takes a block that no other process of tests has; throws `Exhausted` if there is none.
    init() throws {
        guard let first = Self.firsts.shuffled().first(where: Self.isTaken) else { throw LoopbackPorts.Exhausted() }
        self.first = first
        last = first
    }

    /// The next port on which nobody listens; it comes again after all the others of the block.
    mutating func draw() throws -> Int {
        for _ in 1..<Self.size {
            last = last + 1 < first + Self.size ? last + 1 : first + 1
            if Self.isFree(last) { return last }
        }
        throw LoopbackPorts.Exhausted()
    }

    /// Whether we listen on the port now, and will until the process ends.
    private static func isTaken(_ port: Int) -> Bool {
        guard let descriptor = bound(to: port) else { return false }
        return listen(descriptor, 1) == 0
    }

    private static func isFree(_ port: Int) -> Bool {
        guard let descriptor = bound(to: port) else { return false }
        close(descriptor)
        return true
    }

    /// A socket that is bound to the port, and that no program inherits; `nil` if somebody has the port.
    private static func bound(to port: Int) -> Int32? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        address.sin_port = UInt16(port).bigEndian
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if status == 0 { return descriptor }
        close(descriptor)
        return nil
    }
}
