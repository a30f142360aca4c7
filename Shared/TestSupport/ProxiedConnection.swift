import Foundation
import Glibc
import Synchronization

/// One connection through a `TCPProxy`: what comes in at one end goes out at the other.
final class ProxiedConnection: Sendable {
    private let client: Int32
    private let server: Int32
    private let isCut = Atomic(false)
    private let passed = Atomic(0)

    /// Takes over the socket of the server's side; the other is the caller's.
    init(client: Int32, server: Int32) {
        self.client = client
        self.server = server
    }

    /// How many bytes have passed.
    var bytes: Int { passed.load(ordering: .relaxed) }

    /// Ends it with a reset at both ends.
    func cut() { isCut.store(true, ordering: .relaxed) }

    /// Hands bytes on until both ends have ended, or it is cut.
    func pass(_ passage: @escaping @Sendable () -> TCPProxy.Passage) {
        let isBackDone = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            self.hand(from: self.server, to: self.client, passage)
            isBackDone.signal()
        }
        hand(from: client, to: server, passage)
        isBackDone.wait()
        if isCut.load(ordering: .relaxed) {
            LoopbackSocket.reset(client)
            LoopbackSocket.reset(server)
        }
        close(server)
    }

    private func hand(from source: Int32, to sink: Int32, _ passage: () -> TCPProxy.Passage) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !isCut.load(ordering: .relaxed) {
            var limit = buffer.count
            switch passage() {
            case .free: break
            case .blocked:
                LoopbackSocket.rest()
                continue
            case .slow(let piece, let milliseconds):
                limit = min(piece, limit)
                LoopbackSocket.rest(milliseconds)
            }
            guard LoopbackSocket.isReady(source, POLLIN) else { continue }
            let count = recv(source, &buffer, limit, Int32(MSG_DONTWAIT))
            if count == 0 {
                shutdown(sink, Int32(SHUT_WR))
                return
            }
            guard count > 0, send(buffer[..<count], to: sink) else { return cut() }
            passed.add(count, ordering: .relaxed)
        }
    }

    /// False if the other side is gone.
    private func send(_ bytes: ArraySlice<UInt8>, to sink: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty, !isCut.load(ordering: .relaxed) {
            guard LoopbackSocket.isReady(sink, POLLOUT) else { continue }
            let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
            let count = rest.withUnsafeBytes { Glibc.send(sink, $0.baseAddress, $0.count, flags) }
            guard count >= 0 || errno == EAGAIN else { return false }
            rest = rest.dropFirst(max(0, count))
        }
        return true
    }
}
