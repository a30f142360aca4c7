import Contracts
import Domain
import Messaging
import Postgres

/// The record of what operators do by hand, in the schema `operations`.
struct OperatorLog: Sendable {
    /// What an operator does with a dead letter.
    enum Action: String, Sendable {
        case redrive, discard
    }

    /// The schema that the tool keeps for itself.
    static let schema = "operations"

    private let connection: PostgresConnection
    private let operatorName: String
    private let note: String?

    /// Writes down what the operator does, with a note of theirs.
    init(_ connection: PostgresConnection, operator operatorName: String, note: String?) {
        self.connection = connection
        self.operatorName = operatorName
        self.note = note
    }

    /// Writes down what is about to be done; returns the entry's id.
    func begin(_ action: Action, with letter: DeadLetter, at now: Timestamp) async throws -> Int64 {
        let rows = try await connection.execute(
            """
            INSERT INTO operations.operator_action (at, operator, action, service, letter_id, message_id, code, \
            reason, queue, note)
            VALUES (\(now), \(operatorName), \(action.rawValue), \(letter.service.rawValue), \(letter.id),
                \(letter.properties.messageID), \(letter.code), \(letter.reason), \(letter.queue), \(note))
            RETURNING id
            """)
        guard let row = rows.first else {
            throw ToolFailure(.failedCheck, "The entry in operations.operator_action has no id.")
        }
        return try row.int64("id")
    }

    /// Writes down that it was done.
    func complete(_ entry: Int64, at now: Timestamp) async throws(PostgresError) {
        _ = try await connection.execute(
            "UPDATE operations.operator_action SET completed_at = greatest(at, \(now)) WHERE id = \(entry)")
    }
}
