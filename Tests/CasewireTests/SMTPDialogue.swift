import Dispatch
import Foundation
import Synchronization

/// The sending side of an SMTP connection, one line at a time; every read has a deadline.
final class SMTPDialogue: Sendable {
    /// What went wrong with the connection.
    enum Failure: Error {
        case cannotConnect, cannotWrite, closed, tooLate
    }

    private let descriptor: Int32
    private let pending = Mutex<[UInt8]>([])
    private let queue = DispatchQueue(label: "smtp dialogue")

    /// Connects to a port of the loopback address.
    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        // Long, since the sink shares its threads with all the other tests.
        var deadline = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &deadline, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure.cannotConnect }
    }

    deinit { close(descriptor) }

    /// Sends bytes as they are.
    func send(_ text: String) throws {
        let bytes = Array(text.utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count else { throw Failure.cannotWrite }
    }

    /// The code of the next reply, the last line of it if it has several. Waits on a thread of its own.
    func reply() async throws -> Int {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in continuation.resume(with: Result { try readReply() }) }
        }
    }

    /// Sends a line and reads the code of the reply.
    func say(_ line: String) async throws -> Int {
        try send(line + "\r\n")
        return try await reply()
    }

    private func readReply() throws -> Int {
        while true {
            let line = try nextLine()
            if line.dropFirst(3).first == " " { return Int(line.prefix(3)) ?? 0 }
        }
    }

    private func nextLine() throws -> String {
        while true {
            if let line = pending.withLock({ Self.takeLine(from: &$0) }) { return line }
            var chunk = [UInt8](repeating: 0, count: 4_096)
            let count = read(descriptor, &chunk, chunk.count)
            guard count > 0 else { throw count < 0 && errno == EAGAIN ? Failure.tooLate : Failure.closed }
            let bytes = chunk[..<count]
            pending.withLock { $0 += bytes }
        }
    }

    private static func takeLine(from bytes: inout [UInt8]) -> String? {
        guard let end = bytes.firstIndex(of: 0x0a) else { return nil }
        defer { bytes.removeSubrange(...end) }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }
}
