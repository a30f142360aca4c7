extension PostgresError {
    /// The kinds of error that callers tell apart.
    package enum Code: Hashable, Sendable {
        /// 23505.
        case uniqueViolation
        /// 23514.
        case checkViolation
        /// 23503.
        case foreignKeyViolation
        /// 23502.
        case notNullViolation
        /// 23P01.
        case exclusionViolation
        /// 40001.
        case serializationFailure
        /// 40P01.
        case deadlock
        /// 55P03: a lock was not given within `lockTimeout`, or `NOWAIT` was asked for.
        case lockTimeout
        /// 57014: the statement ran into `statementTimeout`, or somebody cancelled it.
        case queryCanceled
        /// The connection broke while it was in use; whether the statement took effect is unknown outside a
        /// transaction.
        case connectionLost
        /// No server could be reached, or it did not let us in.
        case cannotConnect
        /// 57P01 to 57P05: the server is stopping, starting, or ended our session.
        case adminShutdown
        /// Class 53: too many connections, out of disk or memory.
        case insufficientResources
        /// A text that PostgreSQL cannot keep (a NUL, or outside the encoding).
        case invalidText
        /// A parameter that cannot be sent.
        case invalidParameter
        /// Class 22: a value the column's type refuses.
        case dataException
        /// 42P01, 3F000.
        case undefinedTable
        /// 42703.
        case undefinedColumn
        /// 42883.
        case undefinedFunction
        /// 42601.
        case syntaxError
        /// 42501.
        case insufficientPrivilege
        /// 25006: the server is a standby, or the transaction was opened to read alone.
        case readOnly
        /// The prepared plan is no longer valid, since the tables were changed; a new connection prepares anew.
        case stalePlan
        /// 25P02: a statement of the transaction had failed; all of it was rolled back.
        case transactionAborted
        /// The transaction was used after its closure had ended, or after it was committed.
        case transactionEnded
        /// The connection is inside a transaction that this caller does not hold.
        case transactionInProgress
        /// The connection broke during COMMIT: whether it took effect is unknown.
        case commitUnknown
        /// No connection came free in time, or too many callers were waiting.
        case poolTimeout
        /// The pool was shut down.
        case poolClosed
        /// The calling task was cancelled; the statement was not run, or was cancelled on the server.
        case cancelled
        /// A result had other columns, types or NULLs than were asked for.
        case unexpectedResult
        /// The connection string cannot be read.
        case invalidConfiguration
        /// Any other SQLSTATE.
        case other

        init(sqlState: String) {
            self = Self.byState[sqlState] ?? Self.byClass[String(sqlState.prefix(2))] ?? .other
        }

        private static let byState: [String: Code] = [
            "23505": .uniqueViolation, "23514": .checkViolation, "23503": .foreignKeyViolation,
            "23502": .notNullViolation,
            "23P01": .exclusionViolation, "40001": .serializationFailure, "40P01": .deadlock, "55P03": .lockTimeout,
            "57014": .queryCanceled, "57P01": .adminShutdown, "57P02": .adminShutdown, "57P03": .adminShutdown,
            "57P05": .adminShutdown, "22021": .invalidText, "22P05": .invalidText, "42P01": .undefinedTable,
            "3F000": .undefinedTable, "42703": .undefinedColumn, "42883": .undefinedFunction, "42601": .syntaxError,
            "42501": .insufficientPrivilege, "25006": .readOnly, "25P02": .transactionAborted, "26000": .stalePlan,
            // The server says 08P01 also of a statement whose parameters are too few, which no new connection mends.
            "08P01": .other, "25P03": .connectionLost,
        ]

        private static let byClass: [String: Code] = [
            "08": .connectionLost, "22": .dataException, "53": .insufficientResources,
        ]

        /// The server's messages for this code may quote a value that was bound.
        var mayQuoteValues: Bool { self == .dataException || self == .invalidText }
    }
}
