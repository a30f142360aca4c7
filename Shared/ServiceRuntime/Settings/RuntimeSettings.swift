package import AMQP
package import Contracts
package import Durability
package import Postgres

/// What every service needs to know: where the broker and the database are, how to be watched, how to stop.
package struct RuntimeSettings: Sendable {
    package var amqp: AMQPConfiguration
    package var postgres: PostgresConfiguration
    /// Where the operations server listens.
    package var host: String
    package var port: Int
    package let log: LogSettings
    /// How long a stop may take.
    package let drainTimeout: Duration
    package let batch: BatchSettings
    /// Where the process ends without a warning; for tests.
    package let crash: CrashPlan

    /// Reads the settings; to be called last, since it throws everything that is wrong with any setting of the service.
    package init(reading settings: inout SettingsReader, for service: ServiceName) throws(ConfigurationError) {
        let amqp = settings.value(Self.amqpURL) { try AMQPConfiguration(url: $0) }
        let postgres = settings.value(Self.postgresURL) {
            try PostgresConfiguration(
                url: $0, schema: service.rawValue, applicationName: "casewire-\(service.rawValue)")
        }
        let poolSize = settings.integer(Self.poolSize)
        host = settings.string(Self.host)
        port = settings.integer(Self.port(for: service))
        log = LogSettings(reading: &settings)
        drainTimeout = settings.duration(Self.drainTimeout)
        batch = BatchSettings(reading: &settings)
        crash = settings.value(Self.crashPoint) { try CrashPlan($0) } ?? .none
        guard settings.problems.isEmpty, let amqp, var postgres else { throw ConfigurationError(settings.problems) }
        postgres.poolSize = poolSize
        self.amqp = amqp
        self.postgres = postgres
    }

    /// The broker under a connection name of its own, which tells the broker's operators whose it is.
    package func amqp(for role: String, of service: ServiceName) -> AMQPConfiguration {
        var configuration = amqp
        configuration.connectionName = "casewire-\(service.rawValue)-\(role)"
        return configuration
    }

    /// The settings of every service, in the order of the documentation.
    package static func all(for service: ServiceName) -> [Setting] {
        [amqpURL, postgresURL, poolSize, host, port(for: service)] + LogSettings.all + [drainTimeout]
            + BatchSettings.all + [crashPoint]
    }
}

extension RuntimeSettings {
    /// Where the broker is.
    package static let amqpURL = Setting(
        "amqp.url", .notation("a URL such as amqp://user:password@host:5672/vhost"), .required, secret: true,
        "The broker, its user and its vhost; several hosts are separated by commas.")
    /// Where the database is.
    package static let postgresURL = Setting(
        "postgres.url", .notation("a URL such as postgresql://user:password@host:5432/database"), .required,
        secret: true,
        "The database and its user; the schema is the service's own.")
    /// How many connections to the database the service holds at most.
    package static let poolSize = Setting(
        "postgres.pool", .integer(1...64), .defaulting(to: "8"), "Connections to the database, at most.")
    /// Where the operations server listens.
    package static let host = Setting(
        "http.host", .text(length: 1...255), .defaulting(to: "127.0.0.1"),
        "The address on which /live, /ready and /metrics are served.")
    /// Where the process ends without a warning; for tests.
    package static let crashPoint = Setting(
        "crash.point",
        .notation("one of \(CrashPlan.Point.allCases.map(\.rawValue).joined(separator: ", ")), perhaps with :passage"),
        .optional,
        "Only for tests: where the process kills itself, at which passage, or for handling at which message.")
    /// How long a stop may take.
    package static let drainTimeout = Setting(
        "drain.timeout", .duration(.seconds(1)...(.seconds(300))), .defaulting(to: "25s"),
        "How long a stop may take; then what is unfinished is cut off, and comes again from the queue.")

    /// The port of the operations server; each service has its own default, so that all run on one machine.
    package static func port(for service: ServiceName) -> Setting {
        let place = ServiceName.allCases.firstIndex(of: service) ?? 0
        return Setting(
            "http.port", .integer(1...65_535), .defaulting(to: String(8_101 + place)),
            "The port of /live, /ready and /metrics.")
    }
}
