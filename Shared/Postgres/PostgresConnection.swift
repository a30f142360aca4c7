import Logging
import SerialQueues

/// One connection to PostgreSQL. It runs on a thread of its own, on which it blocks; statements of several tasks take
/// turns.
///
/// Errors reach the caller in three ways: the server refuses a statement (the connection stays usable), a value cannot
/// be sent (nothing was sent), or the connection breaks (`isTransient`; it stays closed for good).
package actor PostgresConnection {
    private nonisolated let executor: QueueExecutor
    private nonisolated let configuration: PostgresConfiguration
    private var session: PostgresSession?
    private var canceller: StatementCanceller?
    private var transactions = TransactionStateMachine()
    /// An error was seen after which the session should not serve another caller.
    private var isSpent = false

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private init(_ configuration: PostgresConfiguration) {
        self.configuration = configuration
        executor = QueueExecutor(label: "casewire.postgres.connection")
    }

    /// Opens a connection; throws `.cannotConnect`.
    package static func connect(
        _ configuration: PostgresConfiguration
    ) async throws(PostgresError) -> PostgresConnection {
        let connection = PostgresConnection(configuration)
        try await connection.open()
        return connection
    }

    private func open() throws(PostgresError) {
        let handle = try PostgresHandle.connect(configuration.connectionString)
        guard let canceller = handle.makeCanceller() else {
            throw PostgresError(.cannotConnect, "there is no memory for a connection")
        }
        self.canceller = canceller
        session = PostgresSession(handle)
    }

    /// Closes the connection; a transaction still open is rolled back by the server. May be called again.
    package func close() {
        session = nil
        canceller = nil
    }

    /// Whether another caller may have the connection: it is open, was not broken meanwhile, and is outside a
    /// transaction.
    var isReusable: Bool { !isSpent && transactions.state == .idle && session?.isReusable == true }

    /// Whether the server still answers, at the price of a round trip.
    package var isAlive: Bool {
        get async {
            do throws(PostgresError) {
                _ = try await perform(["SELECT 1"], cancellable: false).get()
                return true
            } catch {
                return !error.endsConnection
            }
        }
    }

    /// The server's process id of the session, as `pg_stat_activity` has it; `nil` if the connection is closed.
    package var processID: Int32? { session?.processID }
}

extension PostgresConnection {
    /// Runs one statement, in a transaction of its own.
    package func execute(
        _ statement: Statement, fileID: String = #fileID, line: Int = #line
    ) async throws(PostgresError) -> Rows {
        try await execute([statement], in: nil, fileID, line)[0]
    }

    /// Runs the statements in one round trip and one transaction: if one fails, none has effect, and its error is
    /// thrown.
    package func execute(
        _ batch: [Statement], fileID: String = #fileID, line: Int = #line
    ) async throws(PostgresError) -> [Rows] {
        try await execute(batch, in: nil, fileID, line)
    }

    func execute(
        _ batch: [Statement], in transaction: TransactionStateMachine.ID?, _ fileID: String, _ line: Int
    ) async throws(PostgresError) -> [Rows] {
        guard !batch.isEmpty else { return [] }
        do throws(PostgresError) {
            switch transactions.executeRequested(in: transaction) {
            case .run: return try await settle(perform(batch, cancellable: true), in: transaction)
            case .beginAndRun:
                let rows = try await settle(perform([Self.begin] + batch, cancellable: true), in: transaction)
                return Array(rows.dropFirst())
            case .refuse(let code): throw PostgresError(refusal: code)
            }
        } catch {
            if let transaction { transactions.failed(in: transaction) }
            throw error.located(fileID, line)
        }
    }

    /// Runs a text of several statements by the simple protocol, without a limit of time; what they return is dropped.
    func executeScript(_ text: String, in transaction: TransactionStateMachine.ID) throws(PostgresError) {
        guard transactions.executeRequested(in: transaction) == .run, let session else {
            throw PostgresError(.transactionEnded, "a script runs in an open transaction")
        }
        do throws(PostgresError) {
            _ = try session.runScript(text).get()
            guard session.isInTransaction else {
                throw PostgresError(.transactionEnded, "the script ended the transaction it ran in")
            }
        } catch {
            transactions.failed(in: transaction)
            closeIfBroken()
            throw error
        }
    }

    private func settle(
        _ round: PostgresSession.Round, in transaction: TransactionStateMachine.ID?
    ) throws(PostgresError) -> [Rows] {
        let rows = try round.get()
        if let transaction { transactions.executed(in: transaction) }
        return rows
    }
}

extension PostgresConnection {
    private static var begin: Statement { "BEGIN ISOLATION LEVEL READ COMMITTED" }

    /// Hands out a transaction; nothing is sent before its first statement.
    func beginTransaction() throws(PostgresError) -> TransactionStateMachine.ID {
        switch transactions.beginRequested() {
        case .hand(let id): return id
        case .refuse(let code): throw PostgresError(refusal: code)
        }
    }

    /// Runs the last statements and COMMIT in one round trip; throws `.commitUnknown` if the connection broke before
    /// the answer.
    func commit(
        _ transaction: TransactionStateMachine.ID, with batch: [Statement], _ fileID: String, _ line: Int
    ) async throws(PostgresError) -> [Rows] {
        do throws(PostgresError) {
            // With last statements to run, an empty transaction is as open as any.
            let opening = batch.isEmpty ? nil : transactions.executeRequested(in: transaction)
            if case .refuse(let code) = opening { throw PostgresError(refusal: code) }
            if opening == .beginAndRun {
                return try await commitRound([Self.begin] + batch, transaction).dropFirst().dropLast()
            }
            switch transactions.commitRequested(transaction) {
            case .nothing: return []
            case .commit: return try await commitRound(batch, transaction).dropLast()
            case .refuse(let code): throw PostgresError(refusal: code)
            }
        } catch {
            transactions.failed(in: transaction)
            throw error.located(fileID, line)
        }
    }

    private func commitRound(
        _ batch: [Statement], _ transaction: TransactionStateMachine.ID
    ) async throws(PostgresError) -> ArraySlice<Rows> {
        let round = try await perform(batch + ["COMMIT"], cancellable: false)
        if let failure = round.failure { throw failure }
        if let breakdown = round.breakdown, round.rows.count <= batch.count { throw breakdown.recoded(.commitUnknown) }
        guard round.lastCommand == "COMMIT" else { throw PostgresError(refusal: .transactionAborted) }
        transactions.committed(transaction)
        return round.rows[...]
    }

    /// Rolls back, whether or not the calling task is cancelled. If that fails, the connection is closed, which also
    /// rolls back.
    func rollback(_ transaction: TransactionStateMachine.ID) async {
        guard transactions.rollbackRequested(transaction) == .rollback else { return }
        do throws(PostgresError) {
            _ = try await perform(["ROLLBACK"], cancellable: false).get()
        } catch {
            close()
        }
    }
}

extension PostgresConnection {
    /// Runs the statements without giving up the actor, so that no other caller comes between.
    private func perform(_ batch: [Statement], cancellable: Bool) async throws(PostgresError) -> PostgresSession.Round {
        guard let session, let canceller else { throw PostgresError(.connectionLost, "the connection is closed") }
        defer { closeIfBroken() }
        let patience = configuration.patience(for: batch.count)
        let round =
            try await cancellable
            ? performCancellably(batch, session, canceller, patience) : session.run(batch, patience: patience)
        if let error = round.failure, error.endsConnection { isSpent = true }
        return round
    }

    private func performCancellably(
        _ batch: [Statement], _ session: PostgresSession, _ canceller: StatementCanceller, _ patience: Duration?
    ) async throws(PostgresError) -> PostgresSession.Round {
        guard !Task.isCancelled else {
            throw PostgresError(.cancelled, "the task was cancelled before the statement ran")
        }
        canceller.begin()
        let result = await withTaskCancellationHandler {
            runOnOwnThread(batch, over: session, patience)
        } onCancel: {
            canceller.cancel()
        }
        let outcome = canceller.end()
        if outcome == .late { isSpent = true }
        var round = try result.get()
        if outcome != .notCancelled, round.failure?.code == .queryCanceled {
            round.failure = round.failure?.recoded(.cancelled)
        }
        return round
    }

    /// A method of the actor, since only that keeps who calls it in a closure on the actor's thread: elsewhere the wait
    /// would block the cooperative pool.
    private func runOnOwnThread(
        _ batch: [Statement], over session: PostgresSession, _ patience: Duration?
    ) -> Result<PostgresSession.Round, PostgresError> {
        Result { () throws(PostgresError) in try session.run(batch, patience: patience) }
    }

    private func closeIfBroken() {
        if session?.isBroken == true { close() }
    }
}

extension PostgresError {
    fileprivate init(refusal code: Code) {
        let message =
            switch code {
            case .transactionInProgress: "the connection is inside a transaction that this caller does not hold"
            case .transactionAborted: "a statement of the transaction has failed; all of it is rolled back"
            case _: "the transaction has ended"
            }
        self.init(code, message)
    }
}
