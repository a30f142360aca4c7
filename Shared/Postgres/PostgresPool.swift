package import Logging

/// A bounded number of connections, opened when they are needed and shared by many tasks.
///
/// A broken connection is dropped, and the next caller connects anew; waiting before trying again is the caller's part.
package actor PostgresPool {
    private nonisolated let configuration: PostgresConfiguration
    private nonisolated let logger: Logger
    private var machine: PoolStateMachine
    private var connections: [PoolStateMachine.Place: PostgresConnection] = [:]
    private var waiting: [PoolStateMachine.Waiter: CheckedContinuation<Grant, Never>] = [:]
    private var lastWaiter: PoolStateMachine.Waiter = 0

    private typealias Grant = Result<PoolStateMachine.Place, PostgresError>

    private struct Lease {
        let place: PoolStateMachine.Place
        let connection: PostgresConnection
    }

    /// Makes a pool; nothing is connected before the first use.
    package init(configuration: PostgresConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        machine = PoolStateMachine(places: configuration.poolSize, maximumWaiters: configuration.maximumWaiters)
    }

    /// How much of the pool is in use.
    package var usage: PoolUsage { machine.usage }

    /// Lends a connection to the closure. Throws `.poolTimeout`, `.poolClosed`, `.cannotConnect`, or what the closure
    /// throws.
    package nonisolated func withConnection<Value>(
        _ body: (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        let lease = try await lease()
        do {
            let value = try await body(lease.connection)
            await giveBack(lease)
            return value
        } catch {
            await giveBack(lease)
            throw error
        }
    }

    /// Runs the closure in a transaction on a connection of the pool; see `PostgresConnection.withTransaction`.
    package nonisolated func withTransaction<Value>(
        fileID: String = #fileID, line: Int = #line, _ body: (Transaction) async throws -> Value
    ) async throws -> Value {
        try await withConnection { connection in
            try await connection.withTransaction(fileID: fileID, line: line, body)
        }
    }

    /// Runs one statement, in a transaction of its own.
    package nonisolated func execute(
        _ statement: Statement, fileID: String = #fileID, line: Int = #line
    ) async throws(PostgresError) -> Rows {
        try await execute([statement], fileID: fileID, line: line)[0]
    }

    /// Runs the statements in one round trip and one transaction: if one fails, none has effect, and its error is
    /// thrown.
    package nonisolated func execute(
        _ batch: [Statement], fileID: String = #fileID, line: Int = #line
    ) async throws(PostgresError) -> [Rows] {
        let lease = try await lease()
        do throws(PostgresError) {
            let rows = try await lease.connection.execute(batch, fileID: fileID, line: line)
            await giveBack(lease)
            return rows
        } catch {
            await giveBack(lease)
            throw error
        }
    }

    /// Keeps the pool until the task is cancelled, then shuts it down.
    package func run() async {
        let (cancelled, continuation) = AsyncStream<Never>.makeStream()
        for await _ in cancelled {}
        continuation.finish()
        await shutDown()
    }

    /// Turns away who waits and closes what is idle; connections lent out are closed as they come back. May be called
    /// again.
    package func shutDown() async {
        let action = machine.shutDownRequested()
        for waiter in action.turnAway { resume(waiter, with: .failure(Self.closed)) }
        for place in action.close { await connections.removeValue(forKey: place)?.close() }
    }

    private static var closed: PostgresError { PostgresError(.poolClosed, "the pool was shut down") }
}

extension PostgresPool {
    private func lease() async throws(PostgresError) -> Lease {
        lastWaiter += 1
        let place: PoolStateMachine.Place
        switch machine.leaseRequested(by: lastWaiter) {
        case .grant(let free): place = free
        case .wait: place = try await waitForPlace(as: lastWaiter)
        case .refuse(.poolClosed): throw Self.closed
        case .refuse(let code): throw PostgresError(code, "too many callers wait for a connection")
        }
        do throws(PostgresError) {
            return Lease(place: place, connection: try await connection(at: place))
        } catch {
            await settle(machine.returned(place, isOpen: false), place)
            throw error
        }
    }

    /// The place's connection; opens one if there is none, or if it broke while it was idle. The place is the caller's
    /// alone, so that nobody else changes it meanwhile.
    private func connection(at place: PoolStateMachine.Place) async throws(PostgresError) -> PostgresConnection {
        if let connection = connections[place] {
            if await connection.isReusable { return connection }
            logger.notice("a connection to PostgreSQL broke while it was idle")
            connections[place] = nil
            await connection.close()
        }
        let connection = try await PostgresConnection.connect(configuration)
        connections[place] = connection
        return connection
    }

    private func giveBack(_ lease: Lease) async {
        let isReusable = await lease.connection.isReusable
        if !isReusable {
            connections[lease.place] = nil
            await lease.connection.close()
        }
        await settle(machine.returned(lease.place, isOpen: isReusable), lease.place)
    }

    private func settle(_ action: PoolStateMachine.ReturnAction, _ place: PoolStateMachine.Place) async {
        switch action {
        case .grant(let place, let waiter): resume(waiter, with: .success(place))
        case .keep: break
        case .close: await connections.removeValue(forKey: place)?.close()
        }
    }
}

extension PostgresPool {
    private func waitForPlace(
        as waiter: PoolStateMachine.Waiter
    ) async throws(PostgresError) -> PoolStateMachine.Place {
        // Awaited by nobody: it ends by itself, when its time is up or when the wait is over.
        let timeout = Task {
            try await Task.sleep(for: configuration.poolTimeout)
            leave(waiter, PostgresError(.poolTimeout, "no connection came free in time"))
        }
        defer { timeout.cancel() }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { waiting[waiter] = $0 }
        } onCancel: {
            // Awaited by nobody: a cancelled caller is told through its continuation.
            Task { await leave(waiter, PostgresError(.cancelled, "the task was cancelled during the wait")) }
        }
        return try result.get()
    }

    private func leave(_ waiter: PoolStateMachine.Waiter, _ error: PostgresError) {
        guard machine.waiterLeft(waiter) else { return }
        resume(waiter, with: .failure(error))
    }

    private func resume(_ waiter: PoolStateMachine.Waiter, with result: Grant) {
        waiting.removeValue(forKey: waiter)?.resume(returning: result)
    }
}
