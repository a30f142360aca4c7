/// A transaction, for as long as the closure runs that it was handed to; after that every use throws
/// `.transactionEnded`.
///
/// Once a statement has failed, every further one throws `.transactionAborted`, and so does the closure's end, even if
/// the error was caught.
package struct Transaction: Sendable {
    private let connection: PostgresConnection
    private let id: TransactionStateMachine.ID

    fileprivate init(connection: PostgresConnection, id: TransactionStateMachine.ID) {
        self.connection = connection
        self.id = id
    }

    /// Runs one statement.
    package func execute(
        _ statement: Statement, fileID: String = #fileID, line: Int = #line
    ) async throws(PostgresError) -> Rows {
        try await connection.execute([statement], in: id, fileID, line)[0]
    }

    /// Runs the statements in one round trip; the first that fails ends the transaction.
    package func execute(
        _ batch: [Statement], fileID: String = #fileID, line: Int = #line
    ) async throws(PostgresError) -> [Rows] {
        try await connection.execute(batch, in: id, fileID, line)
    }

    /// Runs the last statements and commits, in one round trip; nothing may follow in the closure. Throws
    /// `.commitUnknown` if the connection broke before the answer.
    @discardableResult
    package func commit(
        with batch: [Statement] = [], fileID: String = #fileID, line: Int = #line
    ) async throws(PostgresError) -> [Rows] {
        try await connection.commit(id, with: batch, fileID, line)
    }

    /// Runs a text of several statements by the simple protocol; the transaction must have run a statement before.
    func executeScript(_ text: String) async throws(PostgresError) {
        try await connection.executeScript(text, in: id)
    }
}

extension PostgresConnection {
    /// Runs the closure in a transaction: BEGIN goes out with its first statements, COMMIT after it, ROLLBACK if it
    /// throws. Throws what the closure throws, or what COMMIT does: `.commitUnknown` if the connection broke during it.
    package nonisolated func withTransaction<Value>(
        fileID: String = #fileID, line: Int = #line, _ body: (Transaction) async throws -> Value
    ) async throws -> Value {
        try await transact(failure: { $0 as any Error }, fileID, line, body)
    }

    /// The same for a closure that throws one type of error, into which this library's own can be turned.
    nonisolated func transact<Value, Failure: Error>(
        failure: (PostgresError) -> Failure, _ fileID: String, _ line: Int,
        _ body: (Transaction) async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let id: TransactionStateMachine.ID
        do throws(PostgresError) { id = try await beginTransaction() } catch { throw failure(error) }
        do throws(Failure) {
            let value = try await body(Transaction(connection: self, id: id))
            do throws(PostgresError) { _ = try await commit(id, with: [], fileID, line) } catch { throw failure(error) }
            return value
        } catch {
            await rollback(id)
            throw error
        }
    }
}
