import Domain
import NotificationDomain

/// A row of the ledger: a message, the mail that was made of it, and what has to be said about its state.
struct LedgerEntry: Sendable {
    var message: NotificationMessage
    var letter: Letter?
    /// Why it was suppressed, failed or came back; why the last attempt failed.
    var reason: String?
    let requestedAt: Timestamp
    /// Until when somebody has it in hand to send it.
    var leasedUntil: Timestamp?
    var isNew = false
    var isChanged = false
}
