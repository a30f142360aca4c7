import Durability
import Logging
import Messaging
import Metrics
import Postgres
import ServiceLifecycle

/// Measures every few seconds what is not counted as it happens: the pool, and what is committed and not yet published.
struct GaugeSampler: Service {
    /// How long it rests between two looks.
    private static let interval = Duration.seconds(5)
    /// More than so many messages are not counted.
    private static let limit: Int64 = 1_000_000

    let pool: PostgresPool
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat {
                await samplePool()
                await sampleOutbox()
            } while await Rest.isTaken(for: Self.interval)
        }
    }

    private func samplePool() async {
        let usage = await pool.usage
        MetricName.databaseConnections.gauge("leased").record(usage.leased)
        MetricName.databaseConnections.gauge("idle").record(usage.idle)
        MetricName.databaseWaiters.gauge().record(usage.waiting)
    }

    private func sampleOutbox() async {
        do {
            let row = try await pool.execute(
                """
                SELECT (SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT \(Self.limit)) AS pending),
                    coalesce((SELECT greatest(0, extract(epoch FROM now() - occurred_at)) FROM message
                        WHERE id = (SELECT min(id) FROM outbox)), 0)::float8
                """)[0]
            MetricName.outboxPending.gauge().record(try row.int64(0))
            MetricName.outboxAge.gauge().record(try row.double(1))
        } catch {
            logger.debug("outbox could not be measured", metadata: [LogKey.error.rawValue: "\(error)"])
        }
    }
}
