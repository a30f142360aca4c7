/// Where a connection stands between BEGIN and COMMIT, and who may use it.
struct TransactionStateMachine {
    /// One transaction of this connection.
    typealias ID = UInt64

    enum State: Hashable {
        /// No transaction. Can transition to `begun`.
        case idle
        /// Handed out, but nothing was sent yet. Can transition to `open`, `failed`, `idle`.
        case begun(ID)
        /// The server knows of it. Can transition to `failed`, `idle`.
        case open(ID)
        /// A statement failed; only a rollback is possible. Can transition to `idle`.
        case failed(ID)
    }

    private(set) var state = State.idle
    private var lastID: ID = 0
    private var lastCommitted: ID = 0

    enum BeginAction: Hashable {
        case hand(ID)
        case refuse(PostgresError.Code)
    }

    /// Somebody asked for a transaction.
    mutating func beginRequested() -> BeginAction {
        guard state == .idle else { return .refuse(.transactionInProgress) }
        lastID += 1
        state = .begun(lastID)
        return .hand(lastID)
    }

    enum ExecuteAction: Hashable {
        case run
        case beginAndRun
        case refuse(PostgresError.Code)
    }

    /// Statements were handed in, for a transaction or (`nil`) for none.
    func executeRequested(in id: ID?) -> ExecuteAction {
        switch (state, id) {
        case (.idle, nil): .run
        case (_, nil): .refuse(.transactionInProgress)
        case (.open(let current), let id?) where current == id: .run
        case (.begun(let current), let id?) where current == id: .beginAndRun
        case (.failed(let current), let id?) where current == id: .refuse(.transactionAborted)
        case (.idle, _), (.begun, _), (.open, _), (.failed, _): .refuse(.transactionEnded)
        }
    }

    /// The transaction's statements went through.
    mutating func executed(in id: ID) {
        guard state == .begun(id) else { return }
        state = .open(id)
    }

    /// One of the transaction's statements, or its COMMIT, failed.
    mutating func failed(in id: ID) {
        guard state == .begun(id) || state == .open(id) else { return }
        state = .failed(id)
    }

    enum CommitAction: Hashable {
        /// There is nothing to commit: no statement was sent, or it is already committed.
        case nothing
        case commit
        case refuse(PostgresError.Code)
    }

    /// The closure ended well.
    mutating func commitRequested(_ id: ID) -> CommitAction {
        switch state {
        case .begun(id):
            committed(id)
            return .nothing
        case .open(id): return .commit
        case .failed(id): return .refuse(.transactionAborted)
        case .idle, .begun, .open, .failed: return id == lastCommitted ? .nothing : .refuse(.transactionEnded)
        }
    }

    /// The server committed it.
    mutating func committed(_ id: ID) {
        state = .idle
        lastCommitted = id
    }

    enum RollbackAction: Hashable {
        case nothing
        case rollback
    }

    /// The closure threw, or the commit was refused.
    mutating func rollbackRequested(_ id: ID) -> RollbackAction {
        switch state {
        case .begun(id):
            state = .idle
            return .nothing
        case .open(id), .failed(id):
            state = .idle
            return .rollback
        case .idle, .begun, .open, .failed: return .nothing
        }
    }
}
