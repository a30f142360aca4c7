extension PostgresConnection {
    /// Takes a session advisory lock if nobody else holds it. The lock lasts until it is given back or the connection
    /// ends, so that only a connection outside the pool should hold one.
    package func tryAdvisoryLock(_ group: Int32, _ member: Int32) async throws(PostgresError) -> Bool {
        try await execute("SELECT pg_try_advisory_lock(\(group), \(member))")[0].bool(0)
    }

    /// Gives a session advisory lock back; false if this session did not hold it.
    package func advisoryUnlock(_ group: Int32, _ member: Int32) async throws(PostgresError) -> Bool {
        try await execute("SELECT pg_advisory_unlock(\(group), \(member))")[0].bool(0)
    }
}
