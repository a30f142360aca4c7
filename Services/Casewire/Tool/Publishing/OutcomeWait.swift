import AMQP
import Contracts
import Messaging
import Synchronization

/// Waits until intake has said what became of each of some messages, or has nothing more to say.
struct OutcomeWait: Sendable {
    let session: BrokerSession
    /// How long no outcome may come before the wait is given up.
    let patience: Duration

    private static let rest: Duration = .milliseconds(200)
    /// How many dead letters are searched for messages that were refused before.
    private static let letters = 1_000

    /// Publishes and waits; returns the outcomes in the order of the items. Throws `timedOut` with the number of
    /// those missing.
    func outcomes(
        of items: [IntakeItem], whilePublishing publish: @escaping @Sendable () async throws -> Void
    ) async throws -> [IntakeOutcome] {
        let board = Board(AwaitedOutcomes(missing: Set(items.map(\.messageID))))
        let follower = EventFollower(
            session: session, patterns: ["intake.accepted.#", "intake.refused.#", "feed.watermark.#"])
        try await follower.follow {
            try await publish()
            try await wait(on: board)
        } _: { followed in
            if let event = followed.event { await board.update { $0.take(event) } }
            return true
        }
        let heard = await board.state
        var found = heard.found
        if !heard.missing.isEmpty { found.merge(try await refusedBefore(items, heard.missing)) { first, _ in first } }
        return items.map { found[$0.messageID] ?? IntakeOutcome(ofRepeated: $0) }
    }

    /// Returns once nothing is missing, or intake is done with everything: then the rest are repetitions.
    private func wait(on board: Board<AwaitedOutcomes>) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await awaitOutcomes(on: board) }
            group.addTask { try await awaitStillness(on: board) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func awaitOutcomes(on board: Board<AwaitedOutcomes>) async throws {
        var missing = await board.state.missing.count
        while missing > 0 {
            let before = missing
            missing = try await Deadline.within(patience) {
                try await board.wait { $0.missing.count < before }.missing.count
            } orThrow: {
                ToolFailure(
                    .timedOut,
                    "Intake has said nothing for \(patience.components.seconds) s; \(before) messages have no outcome.",
                    advice: """
                        The messages are safe with the broker, and are handled once intake comes to them. Is it \
                        running (casewire doctor)? That a message came before takes \
                        \(IntakeStillness.duration.components.seconds) s to tell: give --timeout more.
                        """)
            }
        }
    }

    private func awaitStillness(on board: Board<AwaitedOutcomes>) async throws {
        var stillness = IntakeStillness()
        while true {
            let heard = await board.state
            if stillness.looked(queuesAreEmpty: try await queuesAreEmpty(), heard: heard, at: .now) { return }
            try await Task.sleep(for: Self.rest)
        }
    }

    /// Whether no message waits for intake, on the ladder of retries neither.
    private func queuesAreEmpty() async throws(AMQPError) -> Bool {
        for lane in [Lane.bulk, .raw] {
            let ladder = RetryDelay.allCases.map { QueueName.retry($0, lane: lane, of: .intake) }
            for queue in QueueName.sources(of: lane, in: .intake) + ladder {
                guard try await session.administration.messageCount(queue) == 0 else { return false }
            }
        }
        return true
    }

    /// Those of the repeated messages that were refused when they came first: they lie among the dead letters.
    private func refusedBefore(_ items: [IntakeItem], _ missing: Set<String>) async throws -> [String: IntakeOutcome] {
        let bodies = Dictionary(items.map { ($0.messageID, $0.message.body) }) { first, _ in first }
        let found = Mutex<[String: IntakeOutcome]>([:])
        try await DeadLetterQueue(service: .intake, session: session).review(limit: Self.letters) { letter in
            if let id = letter.properties.messageID, missing.contains(id), letter.body == bodies[id] {
                found.withLock { $0[id] = IntakeOutcome(ofRefused: letter, messageID: id) }
            }
            return .keep
        }
        return found.withLock(\.self)
    }
}
