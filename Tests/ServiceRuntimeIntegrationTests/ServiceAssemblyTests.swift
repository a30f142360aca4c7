import AMQP
import Contracts
import Durability
import Messaging
import Postgres
import ServiceRuntime
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct ServiceAssemblyTests {
    @Test func aServiceSaysWhatItLacksAndIsReadyOnceItIsThere() async throws {
        try await FreshDatabase.with { database in
            try await FreshVirtualHost.with { host in
                let ending = try await RunningService.run(
                    database: database.configuration, broker: host.configuration
                ) { service in
                    try await eventually("a missing exchange is told") {
                        service.check(.topology)?.detail
                            == "exchange casewire.commands is missing; run casewire topology"
                    }
                    #expect(service.check(.schema)?.detail.hasSuffix("run casewire migrate") == true)
                    try await service.migrate()
                    try await eventually("the schema is right") { service.check(.schema)?.status == .passing }
                    #expect(!service.board.current.isReady)
                    try await service.declareTopology()
                    try await eventually("the service is ready") { service.board.current.isReady }
                }
                #expect(ending == .stopped)
            }
        }
    }

    @Test func aReadyServiceConsumesUntilItIsStopped() async throws {
        try await FreshDatabase.with { database in
            try await FreshVirtualHost.with { host in
                let ending = try await RunningService.run(
                    database: database.configuration, broker: host.configuration
                ) { service in
                    try await service.migrate()
                    try await service.declareTopology()
                    #expect(try await service.send("hello", to: .bulk) == .confirmed)
                    #expect(try await service.send("hi", to: .interactive) == .confirmed)
                    try await eventually("both lanes are read") { Set(service.probe.received.all) == ["hello", "hi"] }
                }
                #expect(ending == .stopped)
            }
        }
    }

    @Test func aServiceWithoutItsServersStaysAndStops() async throws {
        // Nobody listens on these ports.
        let database = try PostgresConfiguration(url: "postgresql://postgres@127.0.0.1:1/postgres")
        let broker = try AMQPConfiguration(url: "amqp://guest:guest@127.0.0.1:2/")
        let ending = try await RunningService.run(database: database, broker: broker) { service in
            try await eventually("both servers are missed") {
                service.check(.database)?.detail.hasPrefix("cannotConnect") == true
                    && service.check(.broker)?.detail.hasPrefix("unreachable") == true
            }
            #expect(service.check(.schema)?.detail == "not known while the database does not answer")
            #expect(service.check(.topology)?.detail == "not known while the broker does not answer")
            #expect(service.board.current.phase == .starting)
        }
        #expect(ending == .stopped)
    }

    @Test func aServiceThatLosesItsDatabaseIsDegradedUntilItIsBack() async throws {
        let server = try await PrivatePostgresServer.make()
        try await server.start()
        try await FreshVirtualHost.with { host in
            let ending = try await RunningService.run(
                database: try server.configuration(), broker: host.configuration
            ) { service in
                try await service.migrate()
                try await service.declareTopology()
                try await eventually("the service is ready") { service.board.current.isReady }
                try await server.stop()
                try await eventually("the loss is seen") { service.board.current.phase == .degraded }
                #expect(service.check(.broker)?.status == .passing)
                try await server.start()
                try await eventually("the service is ready again") { service.board.current.isReady }
            }
            #expect(ending == .stopped)
        }
        try await server.remove()
    }
}
