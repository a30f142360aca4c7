import Domain
import Logging
package import Postgres
import ServiceLifecycle

/// Work that a service does by the clock, such as closing what is due: one process at a time does it.
package struct Schedule: Service {
    private let name: String
    private let number: Int32
    private let interval: Duration
    private let context: ProcessingContext
    private let database: PostgresConfiguration
    private let tick: @Sendable () async throws -> Bool

    /// Makes a schedule; `number` (from 100) tells it from the service's other schedules, and `tick` does what is due
    /// and says whether there may be more.
    package init(
        _ name: String, number: Int32, every interval: Duration, in context: ProcessingContext,
        database: PostgresConfiguration,
        tick: @escaping @Sendable () async throws -> Bool
    ) {
        self.name = name
        self.number = number
        self.interval = interval
        self.context = context
        self.database = database
        self.tick = tick
    }

    /// Runs until shutdown. A tick that fails is logged and tried again at the next.
    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await lead(over: try await PostgresConnection.connect(database))
                } catch is CancellationError {
                    return
                } catch {
                    context.logger.warning(
                        "schedule failed", metadata: ["schedule": "\(name)", "error": "\(FailureSummary(error))"])
                }
                try await Task.sleep(for: .seconds(1))
            }
        }
    }

    private func lead(over connection: PostgresConnection) async throws {
        do {
            while !(try await connection.tryAdvisoryLock(context.service.lockClass, number)) {
                try await Task.sleep(for: .seconds(1))
            }
            while !Task.isCancelled {
                // The lock is only as good as the connection: ask before each tick.
                _ = try await connection.execute("SELECT 1")
                while try await tick() {}
                try await Task.sleep(for: interval)
            }
        } catch {
            await connection.close()
            throw error
        }
        await connection.close()
    }
}
