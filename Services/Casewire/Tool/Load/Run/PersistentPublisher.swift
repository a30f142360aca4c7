import AMQP
import Messaging

/// Publishes what is in doubt again, unchanged: a message has one effect, however often it comes.
struct PersistentPublisher: Sendable {
    let session: BrokerSession
    /// How long the broker may be away, or have no room.
    let patience: Duration

    private static let rest = Duration.milliseconds(200)

    /// Publishes the messages until the broker has each, until patience is at its end, or until the task is cancelled;
    /// tells the places of those that the broker has, as it confirms them. Throws if it gives one back.
    func publish(_ messages: [OutgoingMessage], confirmed: ([Int]) -> Void = { _ in }) async throws {
        var waiting = Array(messages.indices)
        let deadline = ContinuousClock.now + patience
        while true {
            let outcomes = await session.publisher.publish(waiting.map { messages[$0] })
            confirmed(zip(waiting, outcomes).filter { $1 == .confirmed }.map(\.0))
            for (place, outcome) in zip(waiting, outcomes) {
                if case .returned = outcome {
                    try BrokerSession.check(
                        outcome, exchange: messages[place].exchange, routingKey: messages[place].routingKey)
                }
            }
            waiting = zip(waiting, outcomes).filter { $1 != .confirmed }.map(\.0)
            guard !waiting.isEmpty, ContinuousClock.now < deadline, await hasRested() else { return }
        }
    }

    /// False if the task is cancelled meanwhile.
    private func hasRested() async -> Bool {
        do {
            try await Task.sleep(for: Self.rest)
            return true
        } catch {
            return false
        }
    }
}
