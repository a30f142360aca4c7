import Synchronization
import TestSupport

/// An HTTP server that keeps connections open and answers each path as it was told.
final class HTTPServer: Sendable {
    /// A request as it came.
    struct Request: Sendable {
        var line = ""
        var headers: [String] = []
        var body: [UInt8] = []
    }

    private struct State {
        var requests: [Request] = []
        var connections = 0
    }

    private final class SharedState: Sendable {
        let value = Mutex(State())
    }

    private let state: SharedState
    private let server: LoopbackServer

    var requests: [Request] { state.value.withLock { $0.requests } }
    var connections: Int { state.value.withLock { $0.connections } }

    /// Starts a server; a path without an answer ends the connection.
    init(_ answers: [String: String]) throws {
        let state = SharedState()
        self.state = state
        server = try LoopbackServer { connection in
            state.value.withLock { $0.connections += 1 }
            while let request = HTTPServer.request(from: connection) {
                state.value.withLock { $0.requests.append(request) }
                let path = request.line.split(separator: " ").dropFirst().first.map(String.init) ?? ""
                guard let answer = answers[path] else { return }
                connection.send(answer)
            }
        }
    }

    func url(_ path: String) -> String { "http://127.0.0.1:\(server.port)\(path)" }

    private static func request(from connection: LoopbackConnection) -> Request? {
        guard let line = connection.text() else { return nil }
        var request = Request(line: line)
        while let header = connection.text(), !header.isEmpty { request.headers.append(header) }
        let length = request.headers.first { $0.lowercased().hasPrefix("content-length:") }
        let count = length.flatMap { Int($0.split(separator: " ").last ?? "") } ?? 0
        request.body = connection.bytes(count)
        return request
    }
}
