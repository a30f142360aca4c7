import Contracts
import Foundation
import Logging
import Postgres
import Synchronization
import TestSupport

/// All of Casewire, each service a process of its own, on a virtual host and a database that nobody else uses.
final class Installation: Sendable {
    /// Where the logs are, and the mails in `mail`.
    let directory: URL
    /// The database, as its superuser. What is asked again and again is asked over the same connection.
    private let database: PostgresPool
    private let places: Places
    private let running = Mutex<[Replica: Program]>([:])
    private let sink = Mutex<Program?>(nil)

    /// One process of a service; there may be two of each.
    struct Replica: Hashable, Sendable {
        let service: ServiceName
        var number = 0
    }

    /// Lends an installation whose services are all ready to the closure, and removes everything after it. It is on the
    /// servers that all tests share, or on those given.
    static func with<Value>(
        on given: Servers? = nil, _ body: (Installation) async throws -> Value
    ) async throws -> Value {
        let servers: Servers = if let given { given } else { try await .shared() }
        return try await FreshVirtualHost.with(on: servers.broker) { host in
            try await FreshDatabase.with(on: try PostgresConfiguration(url: servers.postgres)) { database in
                let places = try Places(virtualHost: host.name, database: database.name, on: servers)
                let installation = try Installation(places, database.configuration)
                do {
                    try await installation.setUp()
                    let value = try await body(installation)
                    try await installation.takeDown()
                    return value
                } catch {
                    await installation.killAll()
                    throw error
                }
            }
        }
    }

    private init(_ places: Places, _ database: PostgresConfiguration) throws {
        self.places = places
        let logger = Logger(label: "suite") { _ in SwiftLogNoOpLogHandler() }
        self.database = PostgresPool(configuration: database, logger: logger)
        directory = FileManager.default.temporaryDirectory.appending(path: "casewire-suite-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: directory.appending(path: "mail"), withIntermediateDirectories: true)
    }

    /// The folder of the mail sink.
    var mail: String { directory.appending(path: "mail").path(percentEncoded: false) }

    /// Starts a service that does not run, and waits until it is ready; `more` adds to its environment.
    @discardableResult
    func start(
        _ service: ServiceName, replica: Int = 0, with more: [String: String] = [:]
    ) async throws -> Program {
        let environment = places.environment(of: service, replica: replica).merging(more) { $1 }
        let program = try Program(service.rawValue, environment: environment, in: directory)
        running.withLock { $0[Replica(service: service, number: replica)] = program }
        try await eventually("\(service.rawValue) is ready", within: .seconds(60), every: .milliseconds(50)) {
            guard program.isRunning else { throw Failure(what: try program.text().suffix(2_000).description) }
            return await places.isReady(service, replica: replica) == true
        }
        return program
    }

    /// Starts a service so that it ends at a place of its own choosing; it may be gone before it is ready.
    func start(_ service: ServiceName, endingAt crashPoint: String) throws -> Program {
        let settings = ["CASEWIRE_CRASH_POINT": crashPoint]
        let environment = places.environment(of: service, replica: 0).merging(settings) { $1 }
        let program = try Program(service.rawValue, environment: environment, in: directory)
        running.withLock { $0[Replica(service: service)] = program }
        return program
    }

    /// Ends a service's process without a warning.
    func kill(_ service: ServiceName, replica: Int = 0) async throws {
        try await running.withLock { $0.removeValue(forKey: Replica(service: service, number: replica)) }?.kill()
    }

    /// Waits until every process says that it is ready.
    func awaitReadiness() async throws {
        try await awaitEach("ready") { await self.places.isReady($0.service, replica: $0.number) == true }
    }

    /// Waits until every process says that it is not ready.
    func awaitUnreadiness() async throws {
        try await awaitEach("not ready") { await self.places.isReady($0.service, replica: $0.number) == false }
    }

    /// Waits until one process of every service says that it is not ready; the other may have nothing to do with the
    /// cause.
    func awaitUnreadinessSomewhere() async throws {
        let replicas = Dictionary(grouping: running.withLock { Array($0.keys) }, by: \.service)
        for (service, processes) in replicas {
            try await eventually("a process of \(service.rawValue) is not ready", within: .seconds(90)) {
                for process in processes where await places.isReady(service, replica: process.number) == false {
                    return true
                }
                return false
            }
        }
    }

    private func awaitEach(_ what: String, _ isSo: @escaping @Sendable (Replica) async -> Bool) async throws {
        for replica in running.withLock({ Array($0.keys) }) {
            try await eventually("\(replica.service.rawValue) is \(what)", within: .seconds(90)) {
                await isSo(replica)
            }
        }
    }

    /// Starts the tool, as its own user, or as the administrator.
    func tool(_ arguments: [String], asAdministrator isAdministrator: Bool = false) throws -> Program {
        try Program(
            "casewire", arguments, environment: places.environmentOfTool(asAdministrator: isAdministrator),
            in: directory)
    }

    /// Runs the tool to its end; throws what it wrote if it did not succeed.
    @discardableResult
    func run(_ arguments: [String], asAdministrator isAdministrator: Bool = false) async throws -> String {
        let program = try tool(arguments, asAdministrator: isAdministrator)
        let status = try await program.end()
        guard status == 0 else {
            throw Failure(what: "casewire \(arguments.prefix(3)): \(status): \(try program.errorText().suffix(2_000))")
        }
        return try program.text()
    }

    /// Publishes an event in the name of nobody.
    func publish(event: String, as routingKey: String) async throws { try await places.publish(event, as: routingKey) }

    /// Deletes a queue, whoever consumes it.
    func deleteQueue(_ name: String) async throws { try await places.deleteQueue(name) }

    /// A number out of the database.
    func count(_ query: Statement) async throws -> Int64 {
        try await rows(query)[0].int64(0)
    }

    /// The texts of the first column.
    func texts(_ query: Statement) async throws -> [String] {
        try await rows(query).map { try $0.text(0) }
    }

    /// Waits until nothing is on its way any more: every outbox is empty, and every case is acknowledged.
    func settle() async throws {
        for service in ServiceName.allCases {
            try await seldom("\(service.rawValue) has published everything", within: .seconds(120)) {
                try await count("SELECT count(*) FROM \(identifier: service.rawValue).outbox") == 0
            }
        }
        try await seldom("every customer is told", within: .seconds(180)) {
            try await count(
                """
                SELECT (SELECT count(*) FROM intake.cases WHERE party_id IS NOT NULL)
                    - (SELECT count(*) FROM notification.notification WHERE state NOT IN ('requested', 'rendered'))
                """) == 0
        }
    }

    private func rows(_ query: Statement) async throws -> Rows {
        do throws(PostgresError) {
            return try await database.execute(query)
        } catch {
            // The connection may be from before a fault; the next is made anew.
            guard error.isTransient else { throw error }
            return try await database.execute(query)
        }
    }

    /// Waits for the services' work, which asking takes time from.
    private func seldom(
        _ what: String, within deadline: Duration, _ condition: () async throws -> Bool
    ) async throws {
        try await eventually(what, within: deadline, every: .milliseconds(200), condition)
    }

    private func setUp() async throws {
        try await run(["migrate", "--create-roles", "--quiet"], asAdministrator: true)
        try await run(["topology", "--quiet"], asAdministrator: true)
        let program = try tool(["mail-sink", "--port", String(places.mailPort), "--directory", mail])
        sink.withLock { $0 = program }
        try await withThrowingTaskGroup { group in
            for service in ServiceName.allCases { group.addTask { try await self.start(service) } }
            try await group.waitForAll()
        }
    }

    private func takeDown() async throws {
        let programs = running.withLock { Array($0.values) }
        for program in programs { program.signal(SIGTERM) }
        for program in programs { try await program.end(within: .seconds(90)) }
        try await sink.withLock { $0 }?.kill()
        await database.shutDown()
        try FileManager.default.removeItem(at: directory)
    }

    /// After something went wrong: nothing of the installation stays. What cannot be removed is told, and does not take
    /// the place of the error.
    private func killAll() async {
        for program in running.withLock({ Array($0.values) }) + [sink.withLock { $0 }].compactMap(\.self) {
            await tellingFailure { try await program.kill() }
        }
        await database.shutDown()
        await tellingFailure { try FileManager.default.removeItem(at: directory) }
    }

    private func tellingFailure(of removal: () async throws -> Void) async {
        do {
            try await removal()
        } catch {
            FileHandle.standardError.write(Data("of \(directory.lastPathComponent) something stays: \(error)\n".utf8))
        }
    }

    /// A program of the installation did not do what it should.
    struct Failure: Error, CustomStringConvertible {
        let what: String
        var description: String { what }
    }
}
