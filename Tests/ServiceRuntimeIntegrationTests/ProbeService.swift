import Contracts
import Messaging
import Postgres
import ServiceLifecycle
import ServiceRuntime
import Synchronization

/// A service that only remembers the bodies that come to its lanes.
struct ProbeService: ServiceBlueprint {
    static let name = ServiceName.survey
    static let settings: [Setting] = []

    let received = Received()

    init(reading settings: inout SettingsReader) {}

    static func migrations() throws -> Migrations {
        let migration = Migration(version: 1, name: "probe", sql: "CREATE TABLE probe (id bigint PRIMARY KEY)")
        return try Migrations(component: "survey", [migration])
    }

    func consumers(in environment: ServiceEnvironment) throws -> [any Service] {
        try Lane.lanes(of: Self.name).map {
            Consumer(subscription: try environment.subscription(to: $0), received: received)
        }
    }

    func schedules(in environment: ServiceEnvironment) throws -> [any Service] { [] }

    final class Received: Sendable {
        private let bodies = Mutex<[String]>([])

        var all: [String] { bodies.withLock(\.self) }

        func add(_ body: String) { bodies.withLock { $0.append(body) } }
    }

    private struct Consumer: Service {
        let subscription: any Subscription
        let received: Received

        func run() async throws {
            try await withGracefulShutdownHandler {
                while !Task.isShuttingDownGracefully {
                    let batch = try await subscription.nextBatch(limit: 10, linger: .milliseconds(5))
                    for delivery in batch { received.add(String(decoding: delivery.body, as: UTF8.self)) }
                    try await subscription.acknowledge(batch.map(\.tag))
                }
            } onGracefulShutdown: {
                // Unstructured, since this handler cannot wait; `run` waits for what it does.
                Task { await subscription.stop() }
            }
        }
    }
}
