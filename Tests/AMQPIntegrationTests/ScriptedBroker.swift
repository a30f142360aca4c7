import Foundation
import TestSupport

/// A broker of a few lines, for what a real one does not say to order. It serves consumers of one channel, one after
/// the other.
final class ScriptedBroker: Sendable {
    let port: Int
    private let listener: Int32

    init() throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, length) == 0 && listen(descriptor, 4) == 0
                    ? getsockname(descriptor, generic, &length) : -1
            }
        }
        guard status == 0 else { throw RawFrames.Failure(what: "listen") }
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit {
        close(listener)
    }

    /// Waits for a client and follows it until it consumes its queues, then lets the closure go on, on a thread of its
    /// own. The closure answers a consumer itself if it says so.
    func serve<Value: Sendable>(
        queues: Int = 1, answering: Bool = true, _ body: @escaping @Sendable (RawFrames) throws -> Value
    ) async throws -> Value {
        try await blocking { [listener] in
            let frames = RawFrames(takingOwnershipOf: accept(listener, nil, nil))
            try Self.shakeHands(frames, queues: queues)
            if answering { try frames.answerConsumer() }
            return try body(frames)
        }
    }

    private static func shakeHands(_ frames: RawFrames, queues: Int) throws {
        _ = try frames.read(8)
        let mechanisms = RawFrames.prefixed(Array("PLAIN".utf8))
        try frames.send(method: 10, 10, [0, 9, 0, 0, 0, 0] + mechanisms + RawFrames.prefixed([]), channel: 0)
        try frames.expect(10, 11)
        try frames.send(method: 10, 30, [0, 64, 0, 2, 0, 0, 0, 10], channel: 0)
        try frames.expect(10, 31)
        try frames.expect(10, 40)
        try frames.send(method: 10, 41, [0], channel: 0)
        try frames.expect(20, 10)
        try frames.send(method: 20, 11, RawFrames.prefixed([]))
        for _ in 0..<queues {
            try frames.expect(50, 10)
            try frames.send(method: 50, 11, RawFrames.short("q") + [UInt8](repeating: 0, count: 8))
        }
        try frames.expect(60, 10)
        try frames.send(method: 60, 11)
        try frames.expect(60, 20)
    }
}

extension RawFrames {
    /// Gives the client the consumer that it asked for.
    func answerConsumer() throws {
        try send(method: 60, 21, Self.short("tag"))
    }

    /// Delivers a message with the given property list, flags included.
    func deliver(_ tag: UInt8, properties: [UInt8], body: String) throws {
        try send(method: 60, 60, Self.short("tag") + [0, 0, 0, 0, 0, 0, 0, tag, 0] + Self.short("e") + Self.short("k"))
        try send(properties: properties, body: Array(body.utf8))
    }

    /// Reads acks until the tag is settled.
    func expectAck(of tag: UInt8) throws {
        while try expect(60, 80)[7] < tag {}
    }
}
