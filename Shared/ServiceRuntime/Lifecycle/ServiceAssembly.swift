import AMQP
import Contracts
import Durability
import Logging
import Messaging
import Postgres
import ServiceLifecycle

/// The parts of a service's process, put together from its blueprint and settings.
struct ServiceAssembly {
    private let settings: RuntimeSettings
    private let environment: ServiceEnvironment
    private let pool: PostgresPool
    private let publisher: AMQPPublisher
    private let consumers: [any Service]
    private let schedules: [any Service]
    private let checks: [ReadinessCheck]
    private let gate = StartGate()
    private let watchdog = Watchdog()

    init<Blueprint: ServiceBlueprint>(
        _ blueprint: Blueprint, settings: RuntimeSettings, board: HealthBoard, logger: Logger
    ) throws {
        let name = Blueprint.name
        self.settings = settings
        pool = PostgresPool(configuration: settings.postgres, logger: logger)
        publisher = try AMQPPublisher(configuration: settings.amqp(for: "publisher", of: name), logger: logger)
        let time = DatabaseTime()
        var context = ProcessingContext(service: name, pool: pool, signal: RelaySignal(), logger: logger, time: time)
        context.crash = settings.crash
        environment = ServiceEnvironment(
            context: context,
            settings: settings, publisher: MeteredPublisher(publisher), health: board)
        consumers = try blueprint.consumers(in: environment)
        schedules = try blueprint.schedules(in: environment)
        let administration = AMQPAdministration(configuration: settings.amqp(for: "check", of: name))
        checks =
            ServiceChecks(
                service: name, pool: pool, migrations: [try .durability(), try Blueprint.migrations()],
                publisher: publisher, subscriptions: environment.subscribed, administration: administration, time: time
            ).all
    }

    /// The stages in the order of their start; consumers stop before the relay, the relay before the pool.
    func stages(registry: MetricRegistry) -> [ProcessStage] {
        let (pool, publisher, logger) = (self.pool, self.publisher, environment.context.logger)
        let subscriptions = environment.subscribed.map { link in CancellableService { await link.run() } }
        let monitor = ReadinessMonitor(checks, board: environment.health, gate: gate, watchdog: watchdog)
        return [
            ProcessStage("operations", operationsServer(registry: registry)),
            ProcessStage("pool", CancellableService { await pool.run() }),
            ProcessStage("gauges", GaugeSampler(pool: pool, logger: logger)),
            ProcessStage("publisher", CancellableService { await publisher.run() }),
            ProcessStage("checks", monitor),
            gated("relay", relay),
            gated("subscriptions", Stage(subscriptions)),
            gated("consumers", Stage(consumers)),
            gated("schedules", Stage(schedules)),
            gated("memory", StartMemory(logger: logger)),
        ]
    }

    private func gated(_ name: String, _ service: any Service) -> ProcessStage {
        ProcessStage(name, GatedService(service, behind: gate))
    }

    private func operationsServer(registry: MetricRegistry) -> OperationsServer {
        let operations = Operations(
            of: environment.context.service, board: environment.health, watchdog: watchdog, registry: registry)
        return OperationsServer(
            host: settings.host, port: settings.port, operations: operations, logger: environment.context.logger)
    }

    private var relay: OutboxRelay {
        OutboxRelay(
            of: environment.context, database: settings.postgres, publisher: environment.publisher)
    }
}
