import Foundation

/// A socket that carries AMQP frames written by hand, so that it can say what no well-behaved library says.
final class RawFrames {
    let socket: Int32

    /// The other side did not do as expected.
    struct Failure: Error {
        let what: String
    }

    /// Takes the socket over and closes it at the end; waits a minute and a half at most for bytes.
    init(takingOwnershipOf socket: Int32) {
        self.socket = socket
        var patience = timeval(tv_sec: 90, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        close(socket)
    }

    /// A length as it stands before tables, arrays and long strings.
    static func length(_ count: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) }
    }

    /// Bytes with their length before them.
    static func prefixed(_ bytes: [UInt8]) -> [UInt8] { length(bytes.count) + bytes }

    /// A text with its length in one byte before it.
    static func short(_ text: String) -> [UInt8] { [UInt8(text.utf8.count)] + Array(text.utf8) }

    /// Writes a method frame.
    func send(method classID: UInt8, _ methodID: UInt8, _ arguments: [UInt8] = [], channel: UInt8 = 1) throws {
        try send(type: 1, [0, classID, 0, methodID] + arguments, channel: channel)
    }

    /// Writes the header and body frames of a message with the given property list, flags included.
    func send(properties: [UInt8], body: [UInt8]) throws {
        try send(type: 2, [0, 60, 0, 0, 0, 0, 0, 0] + Self.length(body.count) + properties)
        for start in stride(from: 0, to: body.count, by: 131_064) {
            try send(type: 3, Array(body[start..<min(start + 131_064, body.count)]))
        }
    }

    /// Reads frames up to the next method frame, which has to be that method; returns its arguments.
    @discardableResult
    func expect(_ classID: UInt8, _ methodID: UInt8) throws -> [UInt8] {
        while true {
            let header = try read(7)
            let payload = try read(header[3...6].reduce(0) { $0 << 8 | Int($1) } + 1)
            if header[0] == 8 { continue }
            guard header[0] == 1, Array(payload.prefix(4)) == [0, classID, 0, methodID] else {
                throw Failure(what: "expected method \(classID).\(methodID), got \(payload.prefix(40))")
            }
            return Array(payload.dropFirst(4).dropLast())
        }
    }

    func write(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure(what: "write") }
            sent += count
        }
    }

    func read(_ count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            var buffer = [UInt8](repeating: 0, count: count - bytes.count)
            let got = recv(socket, &buffer, buffer.count, 0)
            guard got > 0 else { throw Failure(what: "read") }
            bytes += buffer.prefix(got)
        }
        return bytes
    }

    private func send(type: UInt8, _ payload: [UInt8], channel: UInt8 = 1) throws {
        try write([type, 0, channel] + Self.prefixed(payload) + [0xce])
    }
}
