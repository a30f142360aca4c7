import Contracts
package import Domain
package import Postgres

/// The messages that a service has taken; the guarantee that each has its effect once.
package struct Inbox: Sendable {
    /// What the inbox knows of a message.
    package enum Verdict: Hashable, Sendable {
        /// Not seen before: handle it.
        case new
        /// Seen with the same content; the answer that was given, if it was a command.
        case seen(answer: [UInt8]?)
        /// The same id was seen with other content.
        case conflicting
    }

    /// Makes the inbox of the schema that the transaction works in.
    package init() {}

    /// Records the messages (each identity once) and says which are new. A message that another transaction is
    /// recording is waited for.
    package func record(
        _ identities: [MessageIdentity], redriven: Set<MessageIdentity>, at now: Timestamp, in transaction: Transaction
    ) async throws -> [MessageIdentity: Verdict] {
        guard !identities.isEmpty else { return [:] }
        // The fixed order keeps two batches that hold the same messages from waiting for each other.
        let sorted = identities.sorted { ($0.source, $0.id) < ($1.source, $1.id) }
        let sources = SQLValue.textArray(sorted.map(\.source))
        let ids = SQLValue.textArray(sorted.map(\.id))
        let inserted = try await transaction.execute(
            """
            INSERT INTO inbox (source, message_id, digest, outcome, received_at)
            SELECT source, message_id, digest, 0, \(now)
            FROM unnest(\(sources), \(ids), \(.bytesArray(sorted.map(\.digest)))) AS m (source, message_id, digest)
            ON CONFLICT DO NOTHING
            RETURNING source, message_id
            """)
        var verdicts: [MessageIdentity: Verdict] = [:]
        verdicts.reserveCapacity(sorted.count)
        if inserted.count == sorted.count {
            for identity in sorted { verdicts[identity] = .new }
            return verdicts
        }
        let new = Set(try inserted.map { Key(source: try $0.text("source"), id: try $0.text("message_id")) })
        let known = try await known(sources: sources, ids: ids, in: transaction)
        for identity in sorted {
            let key = Key(source: identity.source, id: identity.id)
            verdicts[identity] =
                new.contains(key) ? .new : known[key]?.verdict(on: identity, redriven: redriven.contains(identity))
        }
        return verdicts
    }

    /// Marks messages as refused, so that an operator may redrive them, and keeps the answers of commands.
    package func conclude(
        refused: [MessageIdentity], answers: [(identity: MessageIdentity, answer: [UInt8])], in transaction: Transaction
    ) async throws {
        if !refused.isEmpty {
            _ = try await transaction.execute(
                """
                UPDATE inbox SET outcome = 1
                FROM unnest(\(.textArray(refused.map(\.source))), \(.textArray(refused.map(\.id)))) AS m (source,
                message_id)
                WHERE inbox.source = m.source AND inbox.message_id = m.message_id
                """)
        }
        if !answers.isEmpty {
            _ = try await transaction.execute(
                """
                UPDATE inbox SET answer = m.answer
                FROM unnest(\(.textArray(answers.map(\.identity.source))), \(.textArray(answers.map(\.identity.id))),
                            \(.bytesArray(answers.map(\.answer)))) AS m (source, message_id, answer)
                WHERE inbox.source = m.source AND inbox.message_id = m.message_id
                """)
        }
    }

    /// Forgets messages that were put aside, so that they are new when they come again.
    package func forget(_ identities: [MessageIdentity], in transaction: Transaction) async throws {
        guard !identities.isEmpty else { return }
        _ = try await transaction.execute(
            """
            DELETE FROM inbox
            USING unnest(\(.textArray(identities.map(\.source))), \(.textArray(identities.map(\.id)))) AS m (source,
            message_id)
            WHERE inbox.source = m.source AND inbox.message_id = m.message_id
            """)
    }

    /// Deletes up to `limit` messages received before an instant; returns how many went. Call again until it is less
    /// than the limit.
    package func prune(before: Timestamp, limit: Int, in transaction: Transaction) async throws -> Int {
        try await transaction.execute(
            """
            DELETE FROM inbox WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM inbox WHERE received_at < \(before) LIMIT \(Int64(limit))))
            RETURNING 1
            """
        ).count
    }

    private struct Key: Hashable {
        let source: String
        let id: String
    }

    private struct Known {
        let digest: [UInt8]
        let isRefused: Bool
        let answer: [UInt8]?

        func verdict(on identity: MessageIdentity, redriven: Bool) -> Verdict {
            if isRefused && redriven { return .new }
            return digest == identity.digest ? .seen(answer: answer) : .conflicting
        }
    }

    private func known(sources: SQLValue, ids: SQLValue, in transaction: Transaction) async throws -> [Key: Known] {
        let rows = try await transaction.execute(
            """
            SELECT source, message_id, digest, outcome, answer
            FROM inbox JOIN unnest(\(sources), \(ids)) AS m (source, message_id) USING (source, message_id)
            """)
        var known: [Key: Known] = [:]
        for row in rows {
            known[Key(source: try row.text("source"), id: try row.text("message_id"))] = Known(
                digest: try row.bytes("digest"), isRefused: try row.int16("outcome") == 1,
                answer: try row.bytesIfPresent("answer"))
        }
        return known
    }
}
