import AMQP
import Contracts
import Durability
import Logging
import Messaging
import Postgres
import ServiceLifecycle
import TestSupport

@testable import ServiceRuntime

/// A probe service that runs in this process on servers of the test's choice.
struct RunningService: Sendable {
    let probe: ProbeService
    let board: HealthBoard
    let database: PostgresConfiguration
    let broker: AMQPConfiguration

    /// Runs the service around the closure, stops it, and says how it ended.
    static func run(
        database: PostgresConfiguration, broker: AMQPConfiguration, _ body: (RunningService) async throws -> Void
    ) async throws -> ServiceProcess.Ending {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var reader = await SettingsReader(
            service: .survey, settings: ProbeService.allSettings,
            environment: [
                "CASEWIRE_AMQP_URL": "amqp://nobody:none@nowhere/", "CASEWIRE_POSTGRES_URL": "postgresql://nowhere",
            ])
        let probe = ProbeService(reading: &reader)
        var settings = try RuntimeSettings(reading: &reader, for: .survey)
        (settings.amqp, settings.postgres, settings.port) = (broker, database.with(schema: "survey"), 0)
        let board = HealthBoard(logger: logger)
        let assembly = try ServiceAssembly(probe, settings: settings, board: board, logger: logger)
        let process = ServiceProcess(
            assembly.stages(registry: MetricRegistry()), drainTimeout: settings.drainTimeout, logger: logger)
        let service = RunningService(probe: probe, board: board, database: settings.postgres, broker: broker)
        return try await service.run(process, logger, body)
    }

    private func run(
        _ process: ServiceProcess, _ logger: Logger, _ body: (RunningService) async throws -> Void
    ) async throws -> ServiceProcess.Ending {
        let endings = AsyncStream.makeStream(of: ServiceProcess.Ending.self)
        let host = Host { [board] in
            endings.continuation.yield(await process.run(stopping: { board.stopped() }, overdue: {}))
        }
        let group = ServiceGroup(services: [host], logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await body(self)
            await group.triggerGracefulShutdown()
            for await ending in endings.stream { return ending }
            throw CancellationError()
        }
    }

    private struct Host: Service {
        let work: @Sendable () async -> Void
        func run() async throws { await work() }
    }
}

extension RunningService {
    /// What the check says, and whether it passes.
    func check(_ name: CheckName) -> HealthCheck? { board.current.checks.first { $0.name == name } }

    /// Does what `casewire migrate` does.
    func migrate() async throws {
        let connection = try await PostgresConnection.connect(database.with(schema: nil))
        let migrator = Migrator(schema: "survey")
        try await migrator.apply(try .durability(), on: connection)
        try await migrator.apply(try ProbeService.migrations(), on: connection)
        await connection.close()
    }

    /// Does what `casewire topology` does, without the bindings.
    func declareTopology() async throws {
        let administration = AMQPAdministration(configuration: broker)
        let topology = BrokerTopology.casewire()
        for exchange in topology.exchanges {
            try await administration.declare(
                AMQP.ExchangeDeclaration(name: exchange.name, type: exchange.kind.rawValue))
        }
        for queue in topology.queues where queue.name.hasPrefix("casewire.survey.") {
            try await administration.declare(AMQP.QueueDeclaration(name: queue.name, arguments: queue.arguments))
        }
        await administration.close()
    }

    /// Sends a text to a lane of the service.
    func send(_ text: String, to lane: Lane) async throws -> PublishOutcome? {
        let publisher = try AMQPPublisher(configuration: broker, logger: Logger(label: "test"))
        return await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await publisher.run() }
            let message = OutgoingMessage(
                exchange: "", routingKey: QueueName.lane(lane, of: .survey), properties: MessageProperties(),
                body: Array(text.utf8))
            let outcomes = await publisher.publish([message])
            tasks.cancelAll()
            return outcomes.first
        }
    }
}
