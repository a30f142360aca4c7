import Contracts
import Durability
import Foundation
import Logging
import Metrics
import ServiceLifecycle
import ServiceRuntime
import Testing

@Suite struct OperationsServerTests {
    private let board = HealthBoard(
        checks: [.database], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    private let registry = MetricRegistry()

    /// Serves on a free port while the closure runs.
    private func serving(watchdog: Watchdog = Watchdog(), _ body: @escaping @Sendable (Int) async throws -> Void)
        async throws
    {
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let server = OperationsServer(
            host: "127.0.0.1", port: 0,
            operations: Operations(of: .intake, board: board, watchdog: watchdog, registry: registry),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { continuation.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            group.addTask {
                for await port in ports { return try await body(port) }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    @Test func itIsLiveBeforeItIsReady() async throws {
        try await serving { port in
            let live = try await RawHTTP.get("/live", port: port)
            #expect(live.status == 200)
            #expect(live.body == #"{"service":"intake","status":"live"}"# + "\n")
            let status = try await RawHTTP.get("/ready", port: port).status
            #expect(status == 503)
        }
    }

    @Test func readinessListsTheChecks() async throws {
        board.checked(.database, .failing, "run `casewire migrate`")
        try await serving { [board] port in
            let unready = try await RawHTTP.get("/ready", port: port)
            #expect(unready.status == 503)
            #expect(unready.body.contains(#""status":"starting""#))
            #expect(unready.body.contains(#"{"detail":"run `casewire migrate`","name":"database","since":"2"#))
            board.checked(.database, .passing, "answers")
            let ready = try await RawHTTP.get("/ready", port: port)
            #expect(ready.status == 200)
            #expect(ready.body.contains(#""status":"ready""#))
            board.stopped()
            let stopping = try await RawHTTP.get("/ready", port: port)
            #expect(stopping.status == 503)
        }
    }

    @Test func metricsAreServedForPrometheus() async throws {
        Counter(label: MetricName.published.rawValue, dimensions: [("outcome", "confirmed")], factory: registry)
            .increment()
        try await serving { port in
            let metrics = try await RawHTTP.get("/metrics", port: port)
            #expect(metrics.status == 200)
            #expect(metrics.head.lowercased().contains("content-type: text/plain; version=0.0.4; charset=utf-8"))
            #expect(metrics.body.contains("casewire_published_total{outcome=\"confirmed\"} 1\n"))
            for name in [
                "process_resident_memory_bytes", "process_open_fds", "process_cpu_seconds_total",
                "process_start_time_seconds",
            ] {
                #expect(metrics.body.contains("\n\(name) "), "\(name)")
            }
        }
    }

    @Test func nothingElseIsServed() async throws {
        try await serving { port in
            for (method, path) in [("GET", "/"), ("POST", "/live"), ("GET", "/metrics/x")] {
                let answer = try await RawHTTP.get(path, port: port, method: method)
                #expect(answer.status == 404, "\(method) \(path)")
            }
        }
    }

    @Test func garbageIsAnsweredAndTheServerGoesOn() async throws {
        try await serving { port in
            _ = try await RawHTTP.exchange(Array("\u{0}\u{1}garbage\r\n\r\n".utf8), port: port)
            let status = try await RawHTTP.get("/live", port: port).status
            #expect(status == 200)
        }
    }

    @Test func aWedgedServiceIsNotLive() async throws {
        try await serving(watchdog: Watchdog(patience: .seconds(-1))) { port in
            let live = try await RawHTTP.get("/live", port: port)
            #expect(live.status == 503)
            #expect(live.body.contains("wedged"))
        }
    }
}
