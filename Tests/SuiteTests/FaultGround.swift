import TestSupport
import Testing

/// A broker and a database that a suite may do its worst to, and an installation whose services reach them through
/// proxies.
struct FaultGround: Sendable {
    let broker: PrivateRabbitMQServer
    let database: PrivatePostgresServer
    /// The services' way to the broker, and to the database.
    let brokerWay: TCPProxy
    let databaseWay: TCPProxy
    let installation: Installation

    @TaskLocal private static var lent: FaultGround?

    /// The one that the suite's trait has made.
    static var current: FaultGround {
        get throws { try #require(lent) }
    }

    /// Makes one, and lends it to the closure; the database's files can be put on a disk of their own.
    static func with(databaseIn folder: String? = nil, _ body: () async throws -> Void) async throws {
        async let startingBroker = PrivateRabbitMQServer.make()
        let database: PrivatePostgresServer =
            if let folder {
                // As little as goes, so that the disk is full soon.
                try await .make(settings: ["min_wal_size = 32MB", "max_wal_size = 48MB"], in: folder)
            } else {
                try await .make()
            }
        let broker = try await startingBroker
        do {
            try await database.start()
            try await broker.start()
            let endpoint = try broker.endpoint()
            let brokerWay = try TCPProxy(to: broker.port)
            let databaseWay = try TCPProxy(to: database.port)
            let servers = Servers(
                broker: endpoint, postgres: database.url(), brokerPort: brokerWay.port, databasePort: databaseWay.port,
                brokerQuery: "heartbeat=2")
            try await Installation.with(on: servers) { installation in
                let ground = FaultGround(
                    broker: broker, database: database, brokerWay: brokerWay, databaseWay: databaseWay,
                    installation: installation)
                try await $lent.withValue(ground) { try await body() }
            }
            try await remove(broker, database)
        } catch {
            try await remove(broker, database)
            throw error
        }
    }

    private static func remove(_ broker: PrivateRabbitMQServer, _ database: PrivatePostgresServer) async throws {
        try await broker.remove()
        try await database.remove()
    }

    /// Puts the installation under load, does something to it in the middle, waits until all services are ready again,
    /// and throws if something was lost or done twice. One fault has to be over before the load is: on a machine
    /// too busy for that, the fault is done again to a longer one. Of several, the last may find the load over.
    func prove(
        messages: Int = 300, rate: Int = 60, faults: Int = 1, _ fault: () async throws -> Void
    ) async throws {
        for factor in [1, 2, 4] {
            // The load's two agents hold so many; a longer load is slower, too.
            let load = try await LoadProof(
                on: installation, messages: min(factor * messages, 2_000), rate: max(1, rate / factor))
            try await load.awaitMiddle()
            try await fault()
            let isInTime = load.program.isRunning
            try await installation.awaitReadiness()
            try await load.holds()
            if faults > 1 || isInTime { return }
        }
        Issue.record("the load was over before the fault was, however long it was")
    }
}
