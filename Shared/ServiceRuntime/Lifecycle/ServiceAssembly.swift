import AMQP
import Contracts
import Durability
import Logging
import Messaging
import Postgres
import ServiceLifecycle

/// The stages of a service's process, from its blueprint and settings.
struct ServiceAssembly {
    let stages: [ProcessStage]

    init<Blueprint: ServiceBlueprint>(
        _ blueprint: Blueprint, settings: RuntimeSettings, board: HealthBoard, registry: MetricRegistry, logger: Logger
    ) throws {
        let gate = StartGate()
        let watchdog = Watchdog()
        let signal = RelaySignal()
        let pool = PostgresPool(configuration: settings.postgres, logger: logger)
        let publisher = try AMQPPublisher(
            configuration: Self.named("publisher", settings.amqp, Blueprint.name), logger: logger)
        let administration = AMQPAdministration(configuration: Self.named("check", settings.amqp, Blueprint.name))
        let environment = ServiceEnvironment(
            context: ProcessingContext(service: Blueprint.name, pool: pool, signal: signal, logger: logger),
            settings: settings, publisher: publisher, health: board)
        let consumers = try blueprint.consumers(in: environment)
        let schedules = try blueprint.schedules(in: environment)
        let checks = ServiceChecks(
            service: Blueprint.name, pool: pool, migrations: [try .durability(), try Blueprint.migrations()],
            publisher: publisher,
            administration: administration)
        let relay = OutboxRelay(
            of: Blueprint.name, database: settings.postgres, publisher: publisher, signal: signal, logger: logger)
        let operations = Operations(of: Blueprint.name, board: board, watchdog: watchdog, registry: registry)
        stages = [
            ProcessStage(
                "operations",
                OperationsServer(host: settings.host, port: settings.port, operations: operations, logger: logger)),
            ProcessStage("pool", CancellableService { await pool.run() }),
            ProcessStage("checks", ReadinessMonitor(checks.all, board: board, gate: gate, watchdog: watchdog)),
            ProcessStage("publisher", CancellableService { await publisher.run() }),
            ProcessStage("outbox", GatedService(OutboxSampler(pool: pool, logger: logger), behind: gate)),
            ProcessStage("relay", GatedService(relay, behind: gate)),
            ProcessStage(
                "subscriptions",
                GatedService(
                    Stage(environment.subscribed.map { link in CancellableService { await link.run() } }), behind: gate)
            ),
            ProcessStage("consumers", GatedService(Stage(consumers), behind: gate)),
            ProcessStage("schedules", GatedService(Stage(schedules), behind: gate)),
        ]
    }

    private static func named(_ role: String, _ configuration: AMQPConfiguration, _ service: ServiceName)
        -> AMQPConfiguration
    {
        var configuration = configuration
        configuration.connectionName = "casewire-\(service.rawValue)-\(role)"
        return configuration
    }
}
