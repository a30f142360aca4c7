import Foundation
import Glibc

/// A TCP server on a free port of the loopback interface; each connection is served on a thread of its own.
package final class LoopbackServer: Sendable {
    /// The port that the system chose.
    package let port: UInt16
    private let listener: Int32

    /// Starts to listen; `serve` runs for each connection, which is closed when it returns.
    package init(_ serve: @escaping @Sendable (LoopbackConnection) -> Void) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(listener, raw, length) == 0 && listen(listener, 128) == 0
                    && getsockname(listener, raw, &length) == 0
            }
        }
        guard isBound else { throw LoopbackFailure(errno: errno) }
        self.listener = listener
        port = UInt16(bigEndian: address.sin_port)
        // Dispatch gives blocked work a new thread only after a second.
        Thread.detachNewThread {
            while case let socket = accept(listener, nil, nil), socket >= 0 {
                Thread.detachNewThread {
                    let connection = LoopbackConnection(socket: socket)
                    serve(connection)
                    connection.close()
                }
            }
            // Here and not in `deinit`, so that no other socket gets the number while it is still listened to.
            Glibc.close(listener)
        }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }
}

/// The socket could not be had.
package struct LoopbackFailure: Error {
    /// What the system says.
    package let errno: Int32
}
