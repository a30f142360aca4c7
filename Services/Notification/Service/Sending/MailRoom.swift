import Contracts
import Curl
import Domain
import Durability
import Logging
import Mail
import NotificationDomain
import Postgres

/// Sends the mails that are due, and writes into the ledger what became of them.
///
/// A mail is taken in hand by a lease, so that two replicas never send it at once. One of which nobody could note any
/// more what became of it is sent again when the lease has ended: the same mail, under the same Message-ID.
struct MailRoom: Sendable {
    /// So many mails are taken in hand at once.
    private static let portion = 40
    /// So long a line waits for the others, to note together with them.
    private static let gathering = Duration.milliseconds(5)
    /// How long it waits for a database that is away before it notes again what became of a mail.
    private static let rest = Duration.milliseconds(500)

    let context: ProcessingContext
    let store: NotificationStore
    let identity: MailIdentity
    let lines: [SMTPSender]
    let schedule: RetrySchedule

    /// What became of a mail.
    private struct Note: Sendable {
        let parcel: Parcel
        let outcome: SendingOutcome
    }

    /// Sends what is due; true if there may be more.
    func sendDue() async throws -> Bool {
        let (parcels, lease) = try await take(at: context.time.now())
        guard !parcels.isEmpty else { return false }
        let result: Result<Void, any Error>
        do {
            result = .success(try await send(parcels, holding: lease))
        } catch {
            result = .failure(error)
        }
        await lease.giveBack()
        try result.get()
        return parcels.count == Self.portion
    }

    private func send(_ parcels: [Parcel], holding lease: MailLease) async throws {
        // A line sends its next mail once the last is noted, so that a crash repeats one a line at most; what the lines
        // have to note at the same time is one transaction.
        let ledger = CommitGroup(of: lines.count, patience: Self.gathering) { try await note($0, holding: lease) }
        // What goes to one address goes in order.
        let queues = Dictionary(grouping: parcels, by: \.address).values.map { $0.sorted { $0.id < $1.id } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            // If another may have the mails, nothing more of them is sent.
            group.addTask { try await lease.keep() }
            group.addTask { try await lease.awaitEnd() }
            for (number, line) in lines.enumerated() {
                let share = stride(from: number, to: queues.count, by: lines.count).flatMap { queues[$0] }
                group.addTask {
                    for parcel in share {
                        guard lease.begin(parcel.id) else { return }
                        try await send(parcel, over: line, noting: ledger)
                    }
                }
            }
            // Those who keep the lease end by throwing only.
            for _ in lines { try await group.next() }
            group.cancelAll()
        }
    }

    private func take(at now: Timestamp) async throws -> ([Parcel], MailLease) {
        let end = now.advanced(by: MailLease.length)
        let rows = try await context.pool.execute(
            """
            WITH due AS MATERIALIZED (
                SELECT id FROM notification
                WHERE due_at <= \(now) AND (leased_until IS NULL OR leased_until <= \(now))
                ORDER BY due_at, id LIMIT \(Int64(Self.portion)) FOR UPDATE SKIP LOCKED)
            UPDATE notification SET leased_until = \(end) FROM due WHERE notification.id = due.id
            RETURNING notification.id, address, letter, requested_at
            """)
        let parcels = try rows.map(Parcel.init)
        return (parcels, MailLease(of: parcels.map(\.id), until: end, in: context))
    }

    private func send(_ parcel: Parcel, over line: SMTPSender, noting ledger: CommitGroup<Note>) async throws {
        let outcome = try await hand(parcel, to: line)
        try await ledger.commit(Note(parcel: parcel, outcome: outcome))
        if case .failed(let failure) = outcome {
            context.logger.warning(
                "mail not sent", metadata: ["notification": "\(parcel.id)", "reason": "\(failure.reason)"])
        }
    }

    /// Tries until the database has it, though the lease end meanwhile: what is not noted is sent again, and a note
    /// that comes too late changes nothing.
    private func note(_ notes: [Note], holding lease: MailLease) async throws {
        let mails = notes.map(\.parcel.id)
        var needs = NotificationNeeds()
        needs.messageIDs = Set(mails)
        let schedule = schedule
        lease.willNote(mails)
        while true {
            do {
                try await context.perform(on: store, needs: needs) { unit in
                    for note in notes { try unit.note(note.outcome, of: note.parcel, by: schedule) }
                }
                return lease.didNote(mails)
            } catch let error as PostgresError where error.isWorthAnotherTry {
                try await Task.sleep(for: Self.rest)
            }
        }
    }

    private func hand(_ parcel: Parcel, to line: SMTPSender) async throws -> SendingOutcome {
        guard let mailbox = parcel.mailbox else { return .failed(.unsendable) }
        do {
            let mail = try parcel.mail(from: identity)
            try await line.send(mail, from: identity.address.address, to: [mailbox])
            return .sent
        } catch let error as SMTPError {
            // The process is ending: nothing is known against the mail.
            guard error.kind != .failed(.cancelled) else { throw CancellationError() }
            return .failed(SendingFailure(error))
        } catch {
            return .failed(.unsendable)
        }
    }
}

extension UnitOfWork<NotificationWorkspace> {
    /// Writes down what became of an attempt. A message that has moved on meanwhile stays as it is.
    fileprivate mutating func note(_ outcome: SendingOutcome, of parcel: Parcel, by schedule: RetrySchedule) throws {
        guard workspace.entry(parcel.id)?.message.state == .rendered else { return }
        switch outcome {
        case .sent: try perform(.send(providerID: parcel.letter.messageID), on: parcel.id)
        case .failed(let failure):
            try attemptFailed(
                on: parcel.id, because: failure.reason, isPassing: failure.isPassing, by: schedule)
            if let status = failure.status, StatusCode.blamesRecipient(status) { suppress(parcel.address) }
        }
    }
}
