import Domain
import Durability
import NotificationDomain
import Postgres
import Synchronization

/// Until when mails are in hand: nobody else takes them before.
///
/// It is short, and prolonged while they are in hand, so that whoever dies leaves them to the next within `length`.
final class MailLease: Sendable {
    /// So long mails are in hand unless they are kept.
    static let length = Duration.seconds(30)
    /// Nothing is begun when less than this is left: the database has not been there for so long that another may soon
    /// have the mails.
    private static let margin = Duration.seconds(15)
    /// How often it is prolonged.
    private static let interval = Duration.seconds(5)

    private let mails: [NotificationMessage.ID]
    private let context: ProcessingContext
    private let until: Mutex<Timestamp>

    /// The lease of mails that were taken until then.
    init(of mails: [NotificationMessage.ID], until: Timestamp, in context: ProcessingContext) {
        self.mails = mails
        self.context = context
        self.until = Mutex(until)
    }

    /// Whether enough is left of it to send a mail or to note what became of one.
    var isSafe: Bool { end.since(context.time.now()) > Self.margin }

    private var end: Timestamp { until.withLock { $0 } }

    /// Prolongs it until the task is cancelled. Throws `MailLeaseLost` if another may have the mails already.
    func keep(every interval: Duration = interval) async throws {
        while true {
            try await Task.sleep(for: interval)
            do {
                try await prolong()
            } catch let error as PostgresError where error.isTransient || error.isRetriable {
                continue
            }
        }
    }

    /// A row that another process has taken by now is not touched: it has a later time only after this lease has ended.
    /// One that is longer in hand than is known here is, since an answer may be lost.
    private func prolong() async throws {
        let (now, known) = (context.time.now(), end)
        guard known > now else { throw MailLeaseLost() }
        let prolonged = now.advanced(by: Self.length)
        _ = try await context.pool.execute(
            """
            WITH held AS MATERIALIZED (
                SELECT id FROM notification WHERE id = ANY (\(mails.map(\.uuid))) AND leased_until >= \(known)
                ORDER BY id FOR UPDATE)
            UPDATE notification SET leased_until = \(prolonged) FROM held WHERE notification.id = held.id
            """)
        until.withLock { $0 = prolonged }
    }
}

/// The database was away for so long that another process may have the mails in hand.
struct MailLeaseLost: Error {}
