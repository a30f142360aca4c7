import AMQP
import Foundation

/// Publishes messages whose header tables no well-behaved library would send.
struct RawPublisher {
    private let frames: RawFrames

    /// Connects, logs in and asks for confirms on channel 1.
    init(_ configuration: AMQPConfiguration) throws {
        frames = RawFrames(takingOwnershipOf: try Self.connect(to: configuration.endpoints[0]))
        try frames.write(Array("AMQP".utf8) + [0, 0, 9, 1])
        try frames.expect(10, 10)
        let response = RawFrames.prefixed(Array("\0\(configuration.user)\0\(configuration.password)".utf8))
        let mechanism = RawFrames.short("PLAIN")
        try frames.send(method: 10, 11, [0, 0, 0, 0] + mechanism + response + RawFrames.short("en_US"), channel: 0)
        try frames.expect(10, 30)
        try frames.send(method: 10, 31, [0, 64, 0, 2, 0, 0, 0, 0], channel: 0)
        try frames.send(method: 10, 40, RawFrames.short(configuration.virtualHost) + [0, 0], channel: 0)
        try frames.expect(10, 41)
        try frames.send(method: 20, 10, [0])
        try frames.expect(20, 11)
        try frames.send(method: 85, 10, [0])
        try frames.expect(85, 11)
    }

    /// Publishes a persistent message to a queue, its header table as given, length included; waits for the confirm.
    func publish(to queue: String, headerTable: [UInt8], body: [UInt8]) throws {
        try frames.send(method: 60, 40, [0, 0, 0] + RawFrames.short(queue) + [0])
        try frames.send(properties: [0b0011_0000, 0] + headerTable + [2], body: body)
        try frames.expect(60, 80)
    }

    private static func connect(to endpoint: AMQPEndpoint) throws -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(endpoint.port).bigEndian
        inet_pton(AF_INET, endpoint.host, &address.sin_addr)
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else {
            close(descriptor)
            throw RawFrames.Failure(what: "connect")
        }
        return descriptor
    }
}
