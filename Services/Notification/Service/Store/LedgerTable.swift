import Bookkeeping
import Domain
import Durability
import FoundationEssentials
import NotificationDomain
import Postgres

/// The table `notification`: rows to messages and back.
enum LedgerTable {
    /// The columns that `entry` reads.
    static let columns = """
        id, key, version, state, template, party_id, record_id, record_number, intent, channel, address, language, \
        letter, reason, attempts, due_at, leased_until, requested_at
        """

    /// Locks the messages that are asked for and those of the cases that wait to be sent, in the order of ids.
    static func lockAndSelect(_ needs: NotificationNeeds) -> Statement {
        Statement(
            """
            SELECT \(columns) FROM notification
            WHERE id = ANY ($1) OR key = ANY ($2) OR (record_id = ANY ($3) AND due_at IS NOT NULL)
            ORDER BY id FOR UPDATE
            """,
            [
                .uuidArray(needs.messageIDs.map(\.uuid)), .textArray(Array(needs.keys)),
                .uuidArray(Array(needs.caseIDs)),
            ])
    }

    static func entry(_ row: Row) throws -> LedgerEntry {
        guard let state = NotificationMessage.State(rawValue: try row.text("state")) else {
            throw StoredValueError(column: "notification.state")
        }
        let attempts = NotificationMessage.Attempts(
            count: try row.int("attempts"), nextAt: try row.timestampIfPresent("due_at"))
        let message = NotificationMessage(
            id: NotificationMessage.ID(try row.uuid("id")), intent: try intent(row), state: state,
            version: try row.int64("version"), route: try route(row), attempts: attempts)
        return LedgerEntry(
            message: message,
            letter: try row.textIfPresent("letter").map { try StoredJSON.decode(Letter.self, $0) },
            reason: try row.textIfPresent("reason"), requestedAt: try row.timestamp("requested_at"),
            leasedUntil: try row.timestampIfPresent("leased_until"))
    }

    private static func intent(_ row: Row) throws -> Intent {
        let stored = try StoredJSON.decode(StoredIntent.self, try row.text("intent"))
        var intent = Intent(
            Intent.Template(rawValue: try row.text("template")), partyID: try row.uuid("party_id").lowercased,
            recordID: try row.uuidIfPresent("record_id")?.lowercased,
            number: try row.textIfPresent("record_number"), key: try row.text("key"), channel: stored.channel)
        intent.text = stored.text
        intent.answers = stored.answers
        intent.episode = stored.episode
        intent.data = stored.data
        return intent
    }

    private static func route(_ row: Row) throws -> DeliveryPolicy.Route? {
        guard let address = try row.textIfPresent("address") else { return nil }
        guard let channel = Channel(rawValue: try row.text("channel")) else {
            throw StoredValueError(column: "notification.channel")
        }
        return DeliveryPolicy.Route(
            address: Recipient.Address(channel, address), language: try row.text("language"))
    }

    static func save(_ entries: [LedgerEntry], at now: Timestamp) throws -> [Statement] {
        let entries = entries.sorted { $0.message.id < $1.message.id }
        let new = entries.filter(\.isNew)
        let known = entries.filter { !$0.isNew }
        return (new.isEmpty ? [] : [try insert(new, at: now)]) + (known.isEmpty ? [] : [update(known, at: now)])
    }

    private static func insert(_ entries: [LedgerEntry], at now: Timestamp) throws -> Statement {
        let intents = entries.map(\.message.intent)
        return Statement(
            """
            INSERT INTO notification (
                id, version, state, reason, attempts, due_at, key, template, party_id, record_id, record_number,
                intent, channel, address, language, letter, message_id, requested_at, changed_at)
            SELECT m.*, $18, $18
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) AS m
            """,
            progress(of: entries, at: now) + [
                .textArray(intents.map(\.key)), .textArray(intents.map(\.template.rawValue)),
                .uuidArray(intents.map { UUID(uuidString: $0.partyID) }),
                .uuidArray(intents.map { $0.recordID.flatMap(UUID.init(uuidString:)) }),
                .textArray(intents.map(\.number)),
                .jsonArray(try intents.map { try StoredJSON.encode(StoredIntent($0)) }),
                .textArray(entries.map(\.message.route?.address.channel.rawValue)),
                .textArray(entries.map(\.message.route?.address.value)),
                .textArray(entries.map(\.message.route?.language)),
                .jsonArray(try entries.map { try $0.letter.map { try StoredJSON.encode($0) } }),
                .textArray(entries.map(\.letter?.messageID)), .timestamp(now),
            ])
    }

    private static func update(_ entries: [LedgerEntry], at now: Timestamp) -> Statement {
        Statement(
            """
            UPDATE notification SET
                version = m.version, state = m.state, reason = m.reason, attempts = m.attempts, due_at = m.due_at,
                leased_until = NULL, changed_at = $7
            FROM unnest($1, $2, $3, $4, $5, $6) AS m (id, version, state, reason, attempts, due_at)
            WHERE notification.id = m.id
            """,
            progress(of: entries, at: now) + [.timestamp(now)])
    }

    private static func progress(of entries: [LedgerEntry], at now: Timestamp) -> [SQLValue] {
        let messages = entries.map(\.message)
        return [
            .uuidArray(messages.map(\.id.uuid)), .int64Array(messages.map(\.version)),
            .textArray(messages.map(\.state.rawValue)), .textArray(entries.map(\.reason)),
            .int64Array(messages.map { Int64($0.attempts.count) }),
            .timestampArray(messages.map { $0.state == .rendered ? $0.attempts.nextAt ?? now : nil }),
        ]
    }
}

/// What is kept of a wish beside the columns that it has of its own.
private struct StoredIntent: Codable {
    let channel: Channel
    let text: String?
    let answers: [Intent.Answer]
    let episode: Int?
    let data: [String: String]

    init(_ intent: Intent) {
        channel = intent.channel
        text = intent.text
        answers = intent.answers
        episode = intent.episode
        data = intent.data
    }
}
