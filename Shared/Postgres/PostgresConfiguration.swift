/// How to reach PostgreSQL, and the limits every session runs under.
package struct PostgresConfiguration: Sendable {
    /// What the connection string said, by libpq's keywords.
    private(set) var keywords: [String: String]
    /// The schema that unqualified names mean; `nil` keeps the server's `search_path`.
    package var schema: String?
    /// How the sessions are called in `pg_stat_activity`.
    package var applicationName: String
    /// How long a statement may run; zero is no limit.
    package var statementTimeout: Duration = .seconds(15)
    /// How long a statement may wait for a lock; zero is no limit.
    package var lockTimeout: Duration = .seconds(5)
    /// How long a transaction may stay idle before the server ends the session; zero is no limit.
    package var idleInTransactionTimeout: Duration = .seconds(10)
    /// How long to try each host of the connection string, in whole seconds, at least 2.
    package var connectTimeout: Duration = .seconds(5)
    /// How many connections the pool opens at most.
    package var poolSize = 8
    /// How long a caller waits for a connection of the pool.
    package var poolTimeout: Duration = .seconds(10)
    /// How many callers may wait for a connection; one more is turned away at once.
    package var maximumWaiters = 1_000
    /// How long sent data may stay unacknowledged before the connection counts as lost.
    package var tcpUserTimeout: Duration = .seconds(10)

    /// Reads a `postgresql://` URL or a `key=value` connection string, as libpq takes it: several hosts, `sslmode`,
    /// `options` and all. Throws `.invalidConfiguration`, which does not repeat the string.
    package init(url: String, schema: String? = nil, applicationName: String = "casewire") throws(PostgresError) {
        keywords = try ConnectionString.keywords(of: url)
        self.schema = schema
        self.applicationName = applicationName
    }

    /// The same server and limits with another schema.
    package func with(schema: String?) -> PostgresConfiguration {
        var copy = self
        copy.schema = schema
        return copy
    }

    /// The same server and limits with another database.
    package func with(database: String) -> PostgresConfiguration {
        var copy = self
        copy.keywords["dbname"] = database
        return copy
    }
}

extension PostgresConfiguration {
    /// The connection string for libpq: the defaults, what the given one said, and the session's limits.
    var connectionString: String {
        let defaults = [
            "connect_timeout": String(connectTimeout.components.seconds),
            "tcp_user_timeout": String(tcpUserTimeout.milliseconds),
            "keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3",
            "target_session_attrs": "read-write", "application_name": applicationName,
        ]
        var all = defaults.merging(keywords) { _, given in given }
        all["client_encoding"] = "UTF8"
        all["options"] = (sessionOptions + [keywords["options"]].compactMap(\.self)).joined(separator: " ")
        return ConnectionString.text(of: all)
    }

    private var sessionOptions: [String] {
        var settings = [
            ("statement_timeout", String(statementTimeout.milliseconds)),
            ("lock_timeout", String(lockTimeout.milliseconds)),
            ("idle_in_transaction_session_timeout", String(idleInTransactionTimeout.milliseconds)),
            // Else a session whose client was cut off would keep its locks until the server's system gives it up.
            ("tcp_keepalives_idle", "10"), ("tcp_keepalives_interval", "5"), ("tcp_keepalives_count", "3"),
            ("tcp_user_timeout", String(tcpUserTimeout.milliseconds)), ("TimeZone", "UTC"),
            // A statement is planned once for many executions, often while its tables are still empty: a plan that
            // reads them whole, one after the other or in the order of an index, would be kept while they grow.
            // Reading whole where there is no other way counts as so costly that compiling it would seem worth while.
            ("enable_seqscan", "off"), ("enable_hashjoin", "off"), ("enable_mergejoin", "off"), ("jit", "off"),
        ]
        if let schema { settings.append(("search_path", Statement.quoted(schema))) }
        return settings.map { "-c \($0)=\(ConnectionString.escapedOption($1))" }
    }

    /// How long the server may stay silent over so many statements before the connection counts as lost; `nil` is for
    /// ever.
    func patience(for statements: Int) -> Duration? {
        statementTimeout > .zero ? statementTimeout * max(1, statements) + .seconds(5) : nil
    }
}

extension PostgresConfiguration: CustomStringConvertible {
    /// The keywords in order, with every secret replaced by `***`.
    package var description: String {
        let secret: Set = ["password", "sslpassword", "options"]
        let given = keywords.sorted { $0.key < $1.key }.map { "\($0)=\(secret.contains($0) ? "***" : $1)" }
        return (given + ["schema=\(schema ?? "-")", "application_name=\(applicationName)"]).joined(separator: " ")
    }
}

extension PostgresConfiguration: CustomDebugStringConvertible, CustomReflectable {
    package var debugDescription: String { description }

    /// Shows nothing to a mirror, through which a dump would read the password.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Duration {
    fileprivate var milliseconds: Int64 { components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000 }
}
