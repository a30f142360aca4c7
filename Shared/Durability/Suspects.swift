import Domain
import FoundationEssentials
import Postgres
import Synchronization

/// The messages that are handled alone because an earlier delivery of them was never answered.
///
/// Each is noted, outside of the transaction that handles it, before it is handled, and forgotten after: so a message
/// that ends its process leaves a trace, and those that only stood near it do not.
final class Suspects: Sendable {
    /// A message that has ended so many processes while it was alone in hand is not handled any more. With the delivery
    /// that came before it was a suspect it was handed out three times; one alone could be somebody's `kill -9`.
    static let limit: Int64 = 2

    private let process = UUID()
    private let pool: PostgresPool
    /// Those that this process has outlived, and could not forget since the database was away.
    private let outlived = Mutex<Set<MessageIdentity>>([])

    init(pool: PostgresPool) { self.pool = pool }

    /// Notes that a message is about to be handled; says how many processes it has ended before.
    func begin(_ identity: MessageIdentity, at now: Timestamp) async throws -> Int64 {
        try await pool.execute(
            """
            INSERT INTO suspect (source, message_id, process, ended, begun_at)
            VALUES (\(identity.source), \(identity.id), \(process), 0, \(now))
            ON CONFLICT (source, message_id) DO UPDATE
            SET ended = suspect.ended + (suspect.process <> excluded.process)::integer, process = excluded.process,
                begun_at = excluded.begun_at
            RETURNING ended::bigint
            """)[0].int64(0)
    }

    /// Forgets a message that this process has outlived; if the database is away, as soon as it is back.
    func end(_ identity: MessageIdentity) async {
        outlived.withLock { _ = $0.insert(identity) }
        await forgetOutlived()
    }

    /// Forgets what could not be forgotten before.
    func forgetOutlived() async {
        let identities = outlived.withLock(\.self)
        guard !identities.isEmpty else { return }
        do {
            _ = try await pool.execute(
                """
                DELETE FROM suspect
                USING unnest(\(.textArray(identities.map(\.source))), \(.textArray(identities.map(\.id))))
                    AS m (source, message_id)
                WHERE suspect.source = m.source AND suspect.message_id = m.message_id
                """)
            outlived.withLock { $0.subtract(identities) }
        } catch {
            // They are tried again with the next one, and when the database is back.
        }
    }
}
