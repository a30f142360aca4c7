import AMQP
import Messaging

/// Publishes many messages to intake, in windows, at a rate, and proves that the broker has each.
struct IntakePublisher: Sendable {
    let session: BrokerSession
    /// Messages a second; `nil` for as fast as the broker takes them.
    var rate: Int?

    private static let window = 200

    /// Publishes the items in order; throws at the first that the broker does not have.
    func publish(_ items: [IntakeItem], _ progress: Progress) async throws {
        let started = ContinuousClock.now
        var done = 0
        while done < items.count {
            let size = rate.map { max(1, min(Self.window, $0 / 10)) } ?? Self.window
            let batch = items[done..<min(done + size, items.count)]
            if let rate {
                try await Task.sleep(until: started + .seconds(1) * Double(done) / Double(rate), clock: .continuous)
            }
            let outcomes = await session.publisher.publish(batch.map(\.message))
            for (item, outcome) in zip(batch, outcomes) {
                try BrokerSession.check(outcome, exchange: item.message.exchange, routingKey: item.message.routingKey)
            }
            done += batch.count
            progress.advance(by: batch.count, detail: batch.last?.name ?? "")
        }
        progress.finish()
    }
}
