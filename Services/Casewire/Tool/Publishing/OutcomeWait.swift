import Contracts

/// Waits until intake has said what became of each of some messages.
struct OutcomeWait: Sendable {
    let session: BrokerSession
    /// How long no outcome may come before the wait is given up.
    let patience: Duration

    /// What is still missing, and what was found.
    private struct Awaited: Sendable {
        var missing: Set<String>
        var found: [String: IntakeOutcome] = [:]

        mutating func take(_ outcome: IntakeOutcome) {
            // The first outcome of a message is the one that counts: a second publication of it is a duplicate.
            guard missing.remove(outcome.messageID) != nil else { return }
            found[outcome.messageID] = outcome
        }
    }

    /// Publishes and waits; returns the outcomes in the order of the items. Throws `timedOut` with the number of
    /// those missing.
    func outcomes(
        of items: [IntakeItem], whilePublishing publish: @escaping @Sendable () async throws -> Void
    ) async throws -> [IntakeOutcome] {
        let names = items.map(\.messageID)
        let board = Board(Awaited(missing: Set(names)))
        let follower = EventFollower(session: session, patterns: ["intake.accepted.#", "intake.refused.#"])
        try await follower.follow {
            try await publish()
            try await wait(on: board)
        } _: { followed in
            if let outcome = followed.event.flatMap(IntakeOutcome.init) { await board.update { $0.take(outcome) } }
            return true
        }
        let found = await board.state.found
        return names.compactMap { found[$0] }
    }

    private func wait(on board: Board<Awaited>) async throws {
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
                        The messages are safe with the broker. One that was published before, byte for byte, has no \
                        second outcome: casewire case list shows what became of it. If these are new, is intake \
                        running (casewire doctor)?
                        """)
            }
        }
    }
}
