import Contracts
import Domain
import Logging
package import Messaging
import Postgres

/// Takes a batch of deliveries through one transaction: inbox, load, handle one by one, save, outbox, commit.
///
/// A batch that fails is redone one delivery at a time, so that one bad message never holds up its neighbours.
package struct BatchProcessor<Store: WorkspaceStore, Reader: LaneReader<Store>>: Sendable {
    /// How often a batch is redone at once after a conflict with another transaction (messaging.md section 8).
    private static var conflictRetries: Int { 5 }

    private let context: ProcessingContext
    private let store: Store
    private let reader: Reader

    /// Makes a processor of one lane.
    package init(_ context: ProcessingContext, store: Store, reader: Reader) {
        self.context = context
        self.store = store
        self.reader = reader
    }

    /// Handles the deliveries and says how to settle each, in the same order.
    ///
    /// Throws a transient `PostgresError` if the database is out of reach: nothing was done, or it is not known
    /// whether it was, so the deliveries must be left unsettled.
    package func process(_ deliveries: [Delivery]) async throws -> [Settlement] {
        let inHand = deliveries.map { InHand($0, by: reader) }
        var settlements = [Settlement](repeating: .acknowledge, count: deliveries.count)
        for group in BatchGroups.of(inHand) {
            let messages = group.map { inHand[$0] }
            let settled = messages[0].isSuspect ? [try await settleAlone(messages[0])] : try await settle(messages)
            for (index, settlement) in zip(group, settled) { settlements[index] = settlement }
        }
        return settlements
    }

    /// Handles a message that may be one that ends the process, unless it has done so before.
    private func settleAlone(_ message: InHand<Store>) async throws -> Settlement {
        guard let identity = message.identity else { return try await settle([message])[0] }
        let now = context.time.now()
        guard try await untilFree({ try await context.suspects.begin(identity, at: now) }) < Suspects.limit else {
            context.report(.buried, message.delivery, why: "it has ended every process that handled it")
            try await bury(message, Refusal(.unavailable, message: "Handling it ended the process each time."))
            await context.suspects.end(identity)
            return .acknowledge
        }
        do {
            let settlement = try await settle([message])[0]
            await context.suspects.end(identity)
            return settlement
        } catch {
            await context.suspects.end(identity)
            throw error
        }
    }

    private func settle(_ messages: [InHand<Store>]) async throws -> [Settlement] {
        do {
            return try await untilFree { try await attempt(messages) }
        } catch let error as PostgresError where error.isTransient {
            throw error
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            guard messages.count == 1 else { return try await settleOneByOne(messages) }
            return [try await settleFailure(of: messages[0], FailureSummary(error))]
        }
    }

    private func settleOneByOne(_ messages: [InHand<Store>]) async throws -> [Settlement] {
        var settlements: [Settlement] = []
        for message in messages { settlements += try await settle([message]) }
        return settlements
    }

    /// Does the work again while others are in its way.
    private func untilFree<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        for _ in 0..<Self.conflictRetries {
            do {
                return try await work()
            } catch let error as PostgresError where error.isRetriable || error.code == .uniqueViolation {
                // A unique violation is a race with another replica: the next attempt finds what the other has written.
                try await Task.sleep(for: .milliseconds(Int.random(in: 10...100)))
            }
        }
        return try await work()
    }

    private func attempt(_ messages: [InHand<Store>]) async throws -> [Settlement] {
        let settlements = try await context.pool.withTransaction { transaction in
            // Not before there is a connection: a relay takes an open transaction for older than its events.
            let now = context.time.now()
            var batch = Batch(messages, service: context.service)
            try await judge(&batch, at: now, in: transaction)
            context.crash.pass(.afterInbox)
            let workspace = try await store.load(batch.needs, in: transaction, at: now)
            var unit = UnitOfWork(workspace, service: context.service, now: now, cause: .timer)
            context.crash.pass(handling: messages.lazy.map(\.delivery.properties.messageID))
            try batch.handle(in: &unit)
            try await store.save(unit.workspace, in: transaction)
            try await batch.answerQueries(in: transaction)
            try batch.announceAnswers(by: reader, in: &unit)
            try await Inbox().conclude(refused: batch.refused, answers: try batch.answers(), in: transaction)
            try await Inbox().forget(batch.postponed, in: transaction)
            try await Outbox().append(unit.staged, in: transaction)
            return batch.settlements(by: context.retries)
        }
        context.signal.notify()
        return settlements
    }

    private func judge(_ batch: inout Batch<Store>, at now: Timestamp, in transaction: Transaction) async throws {
        let impostors = batch.judge(
            try await Inbox().record(batch.recordable, redriven: batch.redriven, at: now, in: transaction))
        _ = batch.judge(try await Inbox().record(impostors, redriven: [], at: now, in: transaction))
    }

    /// Settles a message whose handling broke in a way that nobody foresaw: tried again on the ladder, at last a dead
    /// letter.
    private func settleFailure(of message: InHand<Store>, _ failure: FailureSummary) async throws -> Settlement {
        if !failure.isPermanent, let delay = context.retries.delay(afterAttempts: message.attempts) {
            context.report(.retried, message.delivery, why: failure.description)
            return .retry(delay, reason: failure.description)
        }
        context.report(.buried, message.delivery, why: failure.description)
        try await bury(message, Refusal(.unavailable, message: "The message could not be handled: \(failure)."))
        return .acknowledge
    }

    private func bury(_ message: InHand<Store>, _ refusal: Refusal) async throws {
        let refused = message.refused(refusal)
        try await context.pool.withTransaction { transaction in
            let now = context.time.now()
            guard let identity = try await record(refused, isRedriven: message.isRedriven, at: now, in: transaction)
            else { return }
            let workspace = try await store.load(Store.noNeeds, in: transaction, at: now)
            var unit = UnitOfWork(workspace, service: context.service, now: now, cause: refused.cause)
            try reader.announce(refused, in: &unit)
            unit.stage(.deadLetter(refused, of: context.service, at: now))
            try await Inbox().conclude(refused: [identity], answers: [], in: transaction)
            try await Outbox().append(unit.staged, in: transaction)
        }
        context.signal.notify()
    }

    /// The identity under which a message is recorded; `nil` if it had its effect, or was buried, before.
    private func record(
        _ refused: RefusedDelivery, isRedriven: Bool, at now: Timestamp, in transaction: Transaction
    ) async throws -> MessageIdentity? {
        for identity in [refused.identity, refused.identity.impostor] {
            let verdicts = try await Inbox().record(
                [identity], redriven: isRedriven ? [identity] : [], at: now, in: transaction)
            switch verdicts[identity] {
            case .new: return identity
            case .seen, nil: return nil
            case .conflicting: continue
            }
        }
        return nil
    }
}
