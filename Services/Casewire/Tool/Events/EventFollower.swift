import AMQP
import Contracts
import Foundation
import Messaging

/// Follows `casewire.events` over a queue of the tool's own.
struct EventFollower: Sendable {
    let session: BrokerSession
    /// The binding keys, such as `case.#`.
    let patterns: [String]

    /// An event as it came: read, or the bytes alone if it cannot be read.
    struct Followed: Sendable {
        let event: CloudEvent?
        let body: [UInt8]
    }

    /// Declares the queue, runs `start` once it is bound, and hands over every event until `take` says false or
    /// `start` has returned.
    ///
    /// What is published after `start` began is seen for certain.
    func follow(
        whileRunning start: @escaping @Sendable () async throws -> Void,
        _ take: @escaping @Sendable (Followed) async throws -> Bool
    ) async throws {
        let queue = TemporaryQueue(
            name: "sub.\(session.user).\(UUID().uuidString.lowercased())", exchange: Exchange.events, patterns: patterns
        )
        try await queue.withDeclared(on: session) {
            try await session.withSubscription(to: queue.name, prefetch: 500) { subscription in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await start() }
                    group.addTask { try await Self.handOver(subscription, to: take) }
                    defer { group.cancelAll() }
                    try await group.next()
                }
            }
        }
    }

    private static func handOver(
        _ subscription: AMQPSubscription, to take: @Sendable (Followed) async throws -> Bool
    ) async throws {
        while true {
            let batch = try await subscription.nextBatch(limit: 200, linger: .milliseconds(5))
            guard !batch.isEmpty else { return }
            for delivery in batch {
                guard try await take(Followed(delivery)) else { return }
            }
            await subscription.acknowledge(batch.map(\.tag))
        }
    }
}

extension EventFollower.Followed {
    init(_ delivery: Delivery) {
        body = delivery.body
        do throws(MalformedMessage) {
            event = try Inbound(delivery).event
        } catch {
            event = nil
        }
    }
}
