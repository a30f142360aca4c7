import AMQP
import Foundation
import Testing

/// A publisher that writes AMQP frames by hand, so that it can send what no well-behaved library sends.
final class RawPublisher {
    private let socket: Int32

    /// The broker did not answer as expected.
    struct Failure: Error {
        let what: String
    }

    /// Connects, logs in and asks for confirms on channel 1.
    init(_ configuration: AMQPConfiguration) throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try connect(to: configuration.endpoints[0])
        try write(Array("AMQP".utf8) + [0, 0, 9, 1])
        try expect(10, 10)
        let response = "\0\(configuration.user)\0\(configuration.password)"
        try send(method: 10, 11, [0, 0, 0, 0] + short("PLAIN") + long(Array(response.utf8)) + short("en_US"), channel: 0)
        try expect(10, 30)
        try send(method: 10, 31, [0, 64, 0, 2, 0, 0, 0, 0], channel: 0)
        try send(method: 10, 40, short(configuration.virtualHost) + short("") + [0], channel: 0)
        try expect(10, 41)
        try send(method: 20, 10, short(""))
        try expect(20, 11)
        try send(method: 85, 10, [0])
        try expect(85, 11)
    }

    deinit {
        close(socket)
    }

    /// Publishes a persistent message to a queue, its header table as given, length included; waits for the confirm.
    func publish(to queue: String, headerTable: [UInt8], body: [UInt8]) throws {
        try send(method: 60, 40, [0, 0] + short("") + short(queue) + [0])
        let size = (0..<8).map { UInt8(truncatingIfNeeded: UInt64(body.count) >> (56 - 8 * UInt64($0))) }
        try frame(2, [0, 60, 0, 0] + size + [0b0011_0000, 0] + headerTable + [2])
        for start in stride(from: 0, to: body.count, by: 131_064) {
            try frame(3, Array(body[start..<min(start + 131_064, body.count)]))
        }
        try expect(60, 80)
    }

    /// A table's entries with their length before them.
    static func prefixed(_ entries: [UInt8]) -> [UInt8] {
        length(entries.count) + entries
    }

    /// A length as it stands before tables, arrays and long strings.
    static func length(_ count: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) }
    }

    private func short(_ text: String) -> [UInt8] { [UInt8(text.utf8.count)] + Array(text.utf8) }

    private func long(_ bytes: [UInt8]) -> [UInt8] { Self.prefixed(bytes) }

    private func send(method classID: UInt8, _ methodID: UInt8, _ arguments: [UInt8], channel: UInt8 = 1) throws {
        try frame(1, [0, classID, 0, methodID] + arguments, channel: channel)
    }

    private func frame(_ type: UInt8, _ payload: [UInt8], channel: UInt8 = 1) throws {
        try write([type, 0, channel] + Self.prefixed(payload) + [0xce])
    }

    private func connect(to endpoint: AMQPEndpoint) throws {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(endpoint.port).bigEndian
        inet_pton(AF_INET, endpoint.host, &address.sin_addr)
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw Failure(what: "connect") }
    }

    private func write(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw Failure(what: "write") }
            sent += count
        }
    }

    /// Reads one frame, which has to be that method; the broker's heartbeats are off.
    private func expect(_ classID: UInt8, _ methodID: UInt8) throws {
        let header = try read(7)
        let size = header[3...6].reduce(0) { $0 << 8 | Int($1) }
        let payload = try read(size + 1)
        guard header[0] == 1, Array(payload.prefix(4)) == [0, classID, 0, methodID] else {
            throw Failure(what: "expected method \(classID).\(methodID), got \(payload.prefix(80))")
        }
    }

    private func read(_ count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            var buffer = [UInt8](repeating: 0, count: count - bytes.count)
            let got = recv(socket, &buffer, buffer.count, 0)
            guard got > 0 else { throw Failure(what: "read") }
            bytes += buffer.prefix(got)
        }
        return bytes
    }
}
