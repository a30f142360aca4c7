/// A transaction, for as long as the closure runs that it was handed to; after that every use throws `.transactionEnded`.
///
/// Once a statement has failed, every further one throws `.transactionAborted`, and so does the closure's end, even if the error was caught.
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

    /// Runs the last statements and commits, in one round trip; nothing may follow in the closure. Throws `.commitUnknown` if the
    /// connection broke before the answer.
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
    /// Runs the closure in a transaction: BEGIN goes out with its first statements, COMMIT after it, ROLLBACK if it throws.
    /// Throws what the closure throws, or what COMMIT does: `.commitUnknown` if the connection broke during it.
    package nonisolated func withTransaction<Value>(
        fileID: String = #fileID, line: Int = #line, _ body: (Transaction) async throws -> Value
    ) async throws -> Value {
        let id = try await beginTransaction()
        do {
            let value = try await body(Transaction(connection: self, id: id))
            _ = try await commit(id, with: [], fileID, line)
            return value
        } catch {
            await rollback(id)
            throw error
        }
    }
}
