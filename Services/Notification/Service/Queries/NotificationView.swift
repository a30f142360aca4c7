import Contracts
import Domain
import NotificationDomain
import Postgres

/// A message as `notification.message.get` and `list` show it. The text is left out: the addresses in it are the
/// customer's own word.
struct NotificationView: Encodable, Sendable {
    /// The columns that it reads, beside those of the message.
    static let columns = LedgerTable.columns + ", changed_at"

    let notification: NotificationSnapshot
    let attempts: Int
    /// When it is sent or tried again; absent if it is not.
    let nextAttemptAt: Timestamp?
    let reason: String?
    let address: String?
    let language: String?
    let subject: String?
    /// The mail's Message-ID.
    let externalId: String?
    let requestedAt: Timestamp
    let changedAt: Timestamp

    init(_ row: Row) throws {
        let entry = try LedgerTable.entry(row)
        notification = NotificationSnapshot(entry.message)
        attempts = entry.message.attempts.count
        nextAttemptAt = entry.message.attempts.nextAt
        reason = entry.reason
        address = entry.message.route?.address.value
        language = entry.message.route?.language
        subject = entry.letter?.subject
        externalId = entry.letter?.messageID
        requestedAt = entry.requestedAt
        changedAt = try row.timestamp("changed_at")
    }
}
