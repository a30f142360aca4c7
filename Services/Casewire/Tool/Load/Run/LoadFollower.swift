import AMQP
import Contracts
import Domain
import FoundationEssentials
import Messaging

/// Follows a part of `casewire.events` for a load run, over a queue of its own.
struct LoadFollower: Sendable {
    let session: BrokerSession
    let reader: LoadEventReader
    let monitor: LoadMonitor

    /// What each follower is bound to. The watermarks come to all: behind one, a follower has everything before it.
    /// Cases and what is said about them come to one, so that a case is known before its messages are.
    static let patterns: [[String]] = [
        ["intake.accepted.#", "intake.refused.#", "feed.watermark.#"],
        ["case.#", "notification.#", "offer.made.#", "feed.watermark.#"],
    ]

    private static let prefetch = 2_000
    private static let batch = 500

    /// Follows while the closure runs; hands on every offer, and none with other events: one that is open may have
    /// waited for them. What is published after it began is seen for certain.
    func follow(
        offers: @escaping @Sendable ([LoadEvent.Offer]) -> Void, _ body: @escaping @Sendable () async throws -> Void
    ) async throws { try await follow(from: 0, offers: offers, body) }

    private func follow(
        from number: Int, offers: @escaping @Sendable ([LoadEvent.Offer]) -> Void,
        _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        guard number < Self.patterns.count else { return try await body() }
        let queue = TemporaryQueue(
            name: "sub.\(session.user).load.\(UUID().lowercased)", exchange: Exchange.events,
            patterns: Self.patterns[number])
        try await queue.withDeclared(on: session) {
            try await session.withSubscription(to: queue.name, prefetch: Self.prefetch) { subscription in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await follow(from: number + 1, offers: offers, body) }
                    group.addTask { try await take(subscription, as: number, offers) }
                    defer { group.cancelAll() }
                    try await group.next()
                }
            }
        }
    }

    private func take(
        _ subscription: AMQPSubscription, as number: Int, _ offers: ([LoadEvent.Offer]) -> Void
    ) async throws {
        while true {
            let batch = try await subscription.nextBatch(limit: Self.batch, linger: .zero)
            guard !batch.isEmpty else { return }
            let events = batch.map(reader.read)
            monitor.take(events, from: number)
            await subscription.acknowledge(batch.map(\.tag))
            let made = events.compactMap { event in if case .offered(let offer) = event { offer } else { nil } }
            offers(made)
        }
    }
}
