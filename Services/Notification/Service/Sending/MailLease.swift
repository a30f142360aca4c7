import Domain
import Durability
import Logging
import NotificationDomain
import Postgres
import Synchronization

/// Until when mails are in hand: nobody else takes them before.
///
/// It is short, and prolonged while they are in hand, so that whoever dies leaves them to the next within `length`. The
/// times that it has written tell its rows from those that another process has taken since.
final class MailLease: Sendable {
    /// How far a mail has come.
    private enum Stage {
        case waiting, begun, noting
    }

    private struct State {
        var end: Timestamp
        /// One of these stands in the rows: the time that is known to, or one whose writing nobody has answered for.
        var written: [Timestamp]
        var mails: [NotificationMessage.ID: Stage]
    }

    /// So long mails are in hand unless they are kept.
    static let length = Duration.seconds(30)
    /// Nothing is begun when less than this is left: the database has not answered for as long as the rest.
    private static let margin = Duration.seconds(15)
    /// How often it is prolonged.
    private static let interval = Duration.seconds(5)

    private let context: ProcessingContext
    private let state: Mutex<State>

    /// The lease of mails that were taken until then.
    init(of mails: [NotificationMessage.ID], until end: Timestamp, in context: ProcessingContext) {
        self.context = context
        let stages = Dictionary(mails.map { ($0, Stage.waiting) }) { first, _ in first }
        state = Mutex(State(end: end, written: [end], mails: stages))
    }

    private var left: Duration { state.withLock(\.end).since(context.time.now()) }

    /// Begins a mail; false if too little is left of the lease.
    func begin(_ mail: NotificationMessage.ID) -> Bool {
        guard left > Self.margin else { return false }
        state.withLock { $0.mails[mail] = .begun }
        return true
    }

    /// What became of these mails is about to be noted: their rows may be out of hand from here on.
    func willNote(_ mails: [NotificationMessage.ID]) {
        state.withLock { state in
            for mail in mails { state.mails[mail] = .noting }
        }
    }

    /// These mails are done with.
    func didNote(_ mails: [NotificationMessage.ID]) {
        state.withLock { state in
            for mail in mails { state.mails[mail] = nil }
        }
    }
}

/// Another process may have mails that were in hand: it has taken them, or the lease has ended.
struct MailLeaseLost: Error {}

// Keeping it, and giving it back.
extension MailLease {
    /// Prolongs it until the task is cancelled. Throws `MailLeaseLost` once another has one of the mails.
    func keep(every interval: Duration = interval) async throws {
        var hasFailed = false
        while true {
            try await Task.sleep(for: interval)
            do {
                try await prolong()
            } catch let error as PostgresError where error.isWorthAnotherTry {
                guard !hasFailed else { continue }
                hasFailed = true
                context.logger.warning("the mails in hand are not kept", metadata: ["error": "\(error.code)"])
            }
        }
    }

    /// Throws `MailLeaseLost` when it ends, however often it is prolonged before.
    func awaitEnd() async throws {
        while left > .zero { try await Task.sleep(for: left) }
        throw MailLeaseLost()
    }

    /// Lets others have the mails that were not begun. The begun ones, of which nobody knows whether the server has
    /// them, stay in hand till the end.
    func giveBack() async {
        let (mails, written) = state.withLock { state in
            (state.mails.filter { $0.value == .waiting }.map(\.key), state.written)
        }
        guard !mails.isEmpty else { return }
        do {
            // Whoever gives back may be cancelled; awaited here.
            _ = try await Task { try await rewrite(mails, from: written, to: nil) }.value
        } catch {
            context.logger.warning("mails in hand are not given back", metadata: ["error": "\(FailureSummary(error))"])
        }
    }

    private func prolong() async throws {
        let now = context.time.now()
        let prolonged = now.advanced(by: Self.length)
        guard left > .zero else { throw MailLeaseLost() }
        let (mails, written) = state.withLock { state in
            state.written.append(prolonged)
            return (Array(state.mails.keys), state.written)
        }
        let kept = try await rewrite(mails, from: written, to: prolonged)
        let isWhole = state.withLock { state in
            mails.allSatisfy { kept.contains($0) || state.mails[$0].map { $0 == .noting } ?? true }
        }
        guard isWhole else { throw MailLeaseLost() }
        state.withLock { ($0.end, $0.written) = (prolonged, [prolonged]) }
    }

    /// Gives the rows that are still this lease's another time, or none; says which they were.
    private func rewrite(
        _ mails: [NotificationMessage.ID], from written: [Timestamp], to end: Timestamp?
    ) async throws -> Set<NotificationMessage.ID> {
        let rows = try await context.pool.execute(
            """
            WITH held AS MATERIALIZED (
                SELECT id FROM notification WHERE id = ANY (\(mails.map(\.uuid))) AND leased_until = ANY (\(written))
                ORDER BY id FOR UPDATE)
            UPDATE notification SET leased_until = \(end) FROM held WHERE notification.id = held.id
            RETURNING notification.id
            """)
        return Set(try rows.map { NotificationMessage.ID(try $0.uuid("id")) })
    }
}

extension PostgresError {
    /// Whether the database may do later what it has not done now.
    var isWorthAnotherTry: Bool { code != .poolClosed && (isTransient || isRetriable) }
}
