import AMQP
import Contracts
import Messaging

/// A service's dead letters, looked at by taking them without settling: those that are not acknowledged go back to
/// the queue.
struct DeadLetterQueue: Sendable {
    let service: ServiceName
    let session: BrokerSession

    /// What happens to a letter that was looked at.
    enum Verdict: Sendable {
        /// It goes back to the queue.
        case keep
        /// It is acknowledged, and so gone from the queue.
        case remove
    }

    /// Quorum queues hand out no more at a time.
    private static let prefetchLimit = 2_000
    /// How long the queue may be silent before its end counts as reached.
    private static let silence: Duration = .seconds(3)

    /// Looks at up to `limit` of the letters that are in the queue now, one after the other; returns how many there
    /// were in it.
    @discardableResult
    func review(limit: Int, _ decide: @Sendable (DeadLetter) async throws -> Verdict) async throws -> Int {
        let name = QueueName.dead(of: service)
        let ready = try await session.administration.messageCount(name)
        let wanted = min(ready, limit)
        guard wanted > 0 else { return ready }
        try await session.withSubscription(to: name, prefetch: min(wanted, Self.prefetchLimit)) { letters in
            var seen = 0
            while seen < wanted, let batch = try await Self.nextBatch(of: letters, limit: wanted - seen) {
                seen += batch.count
                for delivery in batch where try await decide(DeadLetter(delivery, of: service)) == .remove {
                    await letters.acknowledge([delivery.tag])
                }
            }
        }
        return ready
    }

    private static func nextBatch(of letters: AMQPSubscription, limit: Int) async throws -> [Delivery]? {
        do {
            let batch = try await Deadline.within(silence) {
                try await letters.nextBatch(limit: min(limit, 50), linger: .milliseconds(20))
            } orThrow: {
                ToolFailure(.timedOut, "The queue is silent.")
            }
            return batch.isEmpty ? nil : batch
        } catch let failure as ToolFailure where failure.status == .timedOut {
            return nil
        }
    }
}
